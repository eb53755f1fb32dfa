import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { rosterOf } from '../../src/engine/cases/taking/assign'
import { plannedAudit } from '../../src/engine/audits'
import { commitFile, type Batch } from '../../src/engine/cases/taking/commit-file'
import { readRules } from '../../src/engine/resources'
import { openStore } from '../../src/engine/store/open-store'
import type { Fact } from '../../src/engine/intake/types'
import type { TakenSource } from '../../src/engine/cases/taking/take-in-order'

const fact = (column: string, value: string, cell: string): Fact => ({
  table: 'passport',
  row: '',
  column,
  value,
  sheet: 'Учреждение',
  cell,
})

const sent = (path: string, head: string): TakenSource => ({
  path,
  bytes: new TextEncoder().encode(path),
  sha256: path,
  judged: null,
  taken: {
    sha256: path,
    bytes: 1,
    status: 'taken',
    intake: {
      identity: { catalogue: 'perm-school', edition: '', formVersion: 1 },
      sender: {
        fullName: null,
        shortName: 'СОШ № 1',
        inn: '5900000002',
        kind: 'school',
        subdivision: null,
        municipality: null,
      },
      facts: [fact('head', head, 'B11')],
      cleared: [],
      tables: [
        { table: 'people', sheet: 'Участники', columns: { category: 'A', total: 'B' }, state: 'blank' },
        { table: 'events', sheet: 'Мероприятия', columns: { date: 'A' }, state: 'none' },
      ],
      prints: [],
      keyed: [{ table: 'passport', sheet: 'Учреждение', cells: { head: 'B11' } }],
      remarks: [],
      balance: [],
      quarantined: [],
    },
  },
})

describe('two files of one institution', () => {
  test('in one batch the second says that it replaced the first; in a later batch it is a correction', async () => {
    const store = await openStore(null)
    const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
    const now = (): Date => new Date('2026-06-01T00:00:00Z')
    const audit = store.createAudit(plannedAudit({ schoolYear: 2025 }, '2026-06-01'), rules)
    const context = { store, now } as Parameters<typeof commitFile>[0]
    const begun = (): Batch => ({
      id: store.beginBatch(audit.id, now().toISOString()),
      audit,
      rules,
      roster: rosterOf(store.knownInstitutions(audit.id), []),
      sentBy: new Map(),
      known: new Set(),
    })
    const batch = begun()
    const commit = (source: TakenSource, into = batch) => commitFile(context, into, source).file

    expect(commit(sent('а.xlsx', 'Первый П. П.')).remarks).toEqual([])
    const second = commit(sent('б.xlsx', 'Второй В. В.'))
    expect(second.remarks.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'same-institution']])
    expect(second.remarks[0]?.message).toContain('«а.xlsx»')
    expect(store.remarks(audit.id).map(({ file, code }) => [file, code])).toEqual([['б.xlsx', 'same-institution']])
    expect(commit(sent('в.xlsx', 'Третий Т. Т.'), begun()).remarks).toEqual([])
  })
})

test('what is judged after a correction is what the database holds', async () => {
  const store = await openStore(null)
  const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
  const now = (): Date => new Date('2026-06-01T00:00:00Z')
  const audit = store.createAudit(plannedAudit({ schoolYear: 2025 }, '2026-06-01'), rules)
  const context = { store, now } as Parameters<typeof commitFile>[0]
  const batch: Batch = {
    id: store.beginBatch(audit.id, now().toISOString()),
    audit,
    rules,
    roster: rosterOf(store.knownInstitutions(audit.id), []),
    sentBy: new Map(),
    known: new Set(),
  }
  for (const source of [sent('а.xlsx', 'Первый П. П.'), sent('б.xlsx', 'Второй В. В.')]) {
    const { changed } = commitFile(context, batch, source)
    const stored = store.institutionData(audit.id, changed?.institution.id ?? 0)
    const bare = (facts: { file: string; cell: string; value: unknown }[]) =>
      facts.map(({ file, cell, value }) => ({ file, cell, value }))
    expect(bare(changed?.data().facts ?? [])).toEqual(bare(stored.facts))
    expect(bare(stored.facts)).toHaveLength(1)
    expect(changed?.data().tables).toEqual(stored.tables)
    expect(changed?.data().keyed).toEqual(stored.keyed)
    expect(stored.tables).toHaveLength(2)
    expect(stored.keyed).toHaveLength(1)
  }
})
