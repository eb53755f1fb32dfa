import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourcesOf } from '../../src/hosts/cli/walk'

describe('files to import', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'присланное-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('an empty folder is a mistake of the one who asked, not an empty batch', async () => {
    await writeFile(join(folder, '~$форма.xlsx'), 'lock')
    await expect(sourcesOf([folder])).rejects.toMatchObject({ code: 'no-files' })
  })

  // Root reads closed folders too.
  const closes = process.getuid?.() !== 0
  if (!closes) console.warn('skipped: a closed folder cannot be tried as root')
  test.runIf(closes)('a closed folder is refused by name, not passed over', async () => {
    await writeFile(join(folder, 'а.xlsx'), 'форма')
    await mkdir(join(folder, 'закрыта'), { mode: 0 })
    const sources = await sourcesOf([folder])
    expect(sources.map(({ path }) => path)).toEqual(['а.xlsx', 'закрыта'])
    await expect(sources[1]?.read()).rejects.toThrow()
    await chmod(join(folder, 'закрыта'), 0o700)
  })

  test('a link is read through, a broken one is not passed over', async () => {
    await writeFile(join(folder, 'а.xlsx'), 'форма')
    await symlink(join(folder, 'а.xlsx'), join(folder, 'б.xlsx'))
    await symlink(join(folder, 'нет.xlsx'), join(folder, 'в.xlsx'))
    const sources = await sourcesOf([folder])
    expect(sources.map(({ path }) => path)).toEqual(['а.xlsx', 'б.xlsx', 'в.xlsx'])
    await expect(sources[1]?.read()).resolves.toEqual(Buffer.from('форма'))
    await expect(sources[2]?.read()).rejects.toThrow()
  })
})
