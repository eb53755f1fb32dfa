import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { catalogueDiffResult } from '../../src/api/catalogue-results'
import { openEngine } from '../../src/engine/index'
import { parsed } from '../../src/hosts/cli/command'
import { catalogue } from '../../src/hosts/cli/commands/catalogue'

const host = {
  resources: fileURLToPath(new URL('../../resources/', import.meta.url)),
  threadFile: new URL('file:///no-thread.js'),
  threads: 1,
  version: 'test',
  now: () => new Date('2026-02-03T00:00:00Z'),
}

const run = async (...args: string[]): Promise<string> => {
  const written: string[] = []
  await catalogue.run({
    ...parsed(catalogue, args),
    signal: new AbortController().signal,
    output: {
      out: (text) => written.push(text),
      note: () => undefined,
      progress: () => undefined,
      saved: () => undefined,
    },
    usedPassword: () => null,
    openEngine: () => openEngine({ ...host, database: null }),
    host,
  })
  return written.join('\n')
}

describe('sverka catalogue diff', () => {
  it('prints one JSON document', async () => {
    const comparison = catalogueDiffResult.parse(JSON.parse(await run('diff', 'perm-school', 'perm-centre', '--json')))
    expect([comparison.a.id, comparison.b.id]).toEqual(['perm-school', 'perm-centre'])
    expect(comparison.themes.find(({ theme }) => theme === 'class-teacher-assignment')).toMatchObject({
      relation: 'only-a',
      clauses: { a: ['2.4, п. 10'], b: [] },
    })
  })

  it('tells people what differs in words and where', async () => {
    const lines = (await run('diff', 'perm-school', 'perm-centre')).split('\n')
    expect(lines).toContain('мессенджер: национальный мессенджер → VK Мессенджер')
    expect(lines).toContain('роль только в perm-school: Классный руководитель')
    expect(lines).toContain('Только в perm-school: 6 тем')
    expect(lines).toContain('Закрепление руководителей классов — perm-school 2.4, п. 10')
    expect(lines).toContain('    какие строки: «Вид» — только в perm-school: «Классный час»')
    expect(lines).toContain('Статистика использования — perm-school 2.4, п. 16 | perm-centre 2.4, п. 15')
    expect(lines.some((line) => line.startsWith('Только в perm-centre'))).toBe(false)
  })

  it('asks for two catalogues that exist', async () => {
    await expect(run('diff', 'perm-school')).rejects.toMatchObject({ code: 'usage' })
    await expect(run('diff', 'perm-school', 'perm-centre', 'kindergarten')).rejects.toMatchObject({ code: 'usage' })
    await expect(run('diff', 'perm-school', 'nowhere')).rejects.toMatchObject({ code: 'no-catalogue' })
  })
})
