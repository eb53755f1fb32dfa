import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDataFiles, openDocument } from '../../../src/engine/report/open-data/files'
import { openDataJsonSchema, type OpenData } from '../../../src/engine/report/open-data/schema'
import type { OpenDataInput, Participant } from '../../../src/engine/report/open-data/types'
import { catalogue, inputOf, requirement } from '../comparative-input'

const SCHEMA = fileURLToPath(new URL('../../../resources/open-data/schema.json', import.meta.url))
const HAS_JSONSCHEMA = spawnSync('python3', ['-c', 'import jsonschema']).status === 0
if (!HAS_JSONSCHEMA) console.warn('skipped: python3 with jsonschema is not installed')

const held = {
  ...catalogue(
    'perm-school',
    ['school'],
    [
      requirement('2.1', 2),
      requirement('2.2', 1, { role: 'role-2', theme: 'theme-2' }),
      requirement('2.3', 1, { theme: 'theme-2' }),
    ],
  ),
  indicators: [
    { id: 'joined', clause: '3.9', title: 'Вступило родителей', table: 'people', part: 'connected', whole: 'total' },
    { id: 'foreign', clause: '3.10', title: 'Чаты в {messenger}', from: 'foreignChatsStart', to: 'foreignChatsEnd' },
  ].map((each) => ({ ...each, counted: 'чатов', ...('table' in each ? { done: 'Вступило' } : {}) })) as never,
}

/** СОШ № 1: 1 · 2 + 0,5 · 1 + 0 · 1 of 4; СОШ № 2: 1 · 1 of 3 applicable, the weight of 2 undetermined. */
const report = inputOf(
  [held],
  [
    { name: 'СОШ № 1', kind: 'school', held, marks: [1, 0.5, 0] },
    { name: '=cmd|СОШ № 2', kind: 'school', held, marks: ['?', 1, '–'] },
  ],
)
const [first] = report.institutions
if (first !== undefined)
  first.indicators = [
    { id: 'joined', state: 'known', part: 30, whole: 40 },
    { id: 'foreign', state: 'known', part: 2, whole: 5 },
  ]
report.institutions.push({
  ...{ id: 3, name: 'СОШ № 3', kind: 'school', catalogue: held.id },
  ...{ verdicts: [], discrepancies: [], indicators: [], remarks: [], submissions: [] },
})

const participant = (id: number, more: Partial<Participant> = {}): Participant => ({
  ...{ id, inn: '5902000001', municipality: 'Примерск', status: 'received' },
  ...{ deadline: '2026-04-10', receivedOn: '2026-04-12', daysLate: 2, files: 1, ...more },
})

const input: OpenDataInput = {
  report,
  participants: [
    participant(1),
    participant(2),
    participant(3, { status: 'not-submitted', receivedOn: null, daysLate: 0, files: 0 }),
  ],
  part: null,
}

const files = (): Map<string, string> =>
  new Map(openDataFiles(input).map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]))

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'sverka-open-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the document', () => {
  const document = openDocument(input)

  test('says the figures by arithmetic', () => {
    expect(
      document.institutions.map(({ institution, index, upper, completeness, rank }) => [
        institution,
        index,
        upper,
        completeness,
        rank,
      ]),
    ).toEqual([
      ['СОШ № 1', 2.5 / 4, 2.5 / 4, 1, 1],
      ['=cmd|СОШ № 2', 1 / 3, 1, 1 / 3, null],
      ['СОШ № 3', null, null, null, null],
    ])
    expect(document.indicators.map(({ title, measure, value }) => [title, measure, value])).toEqual([
      ['Вступило родителей', 'share', 0.75],
      ['Чаты в VK Мессенджер', 'change', -3],
    ])
    expect(document.submissions[2]).toMatchObject({ institution: 'СОШ № 3', status: 'not-submitted', files: 0 })
    expect(document.verdicts).toHaveLength(6)
  })

  test('keeps texts raw, and who sent nothing is no zero', () => {
    expect(document.institutions[1]?.institution).toBe('=cmd|СОШ № 2')
    expect(document.institutions[2]).toMatchObject({ submitted: false, met: null, notApplicableShare: null })
  })
})

describe('the files', () => {
  test('have a CSV for every array of the document, with as many lines', () => {
    const all = files()
    const document = JSON.parse(all.get('data.json') ?? '') as OpenData
    const lengths = Object.values(document).flatMap((value) => (Array.isArray(value) ? [value.length] : []))
    const tables = [...all].filter(([name]) => name.endsWith('.csv'))
    // Texts of this sample have no line breaks: a line is a row.
    expect(tables.map(([, csv]) => csv.split('\r\n').length - 2)).toEqual(lengths)
  })

  test('hold no cell that a spreadsheet would compute', () => {
    for (const [name, csv] of files())
      if (name.endsWith('.csv')) expect(csv, name).not.toMatch(/(^|[;\n"])([=+@]|-\D)/m)
    expect(files().get('uchrezhdeniya.csv')).toContain("2;'=cmd|СОШ № 2;5902000001;общеобразовательное")
  })

  test('say clauses so that they stay clauses', () => {
    expect(files().get('rezultaty.csv')).toContain(";perm-school;r-2.1;'2.1;выполнено;1;нет;")
  })

  test('are the same for the same figures', () => {
    expect(openDataFiles(input)).toEqual(openDataFiles(input))
  })
})

describe('the schema', () => {
  test('in resources is the one that is given out', () => {
    expect(JSON.parse(readFileSync(SCHEMA, 'utf8'))).toEqual(openDataJsonSchema())
    expect(JSON.parse(files().get('schema.json') ?? '')).toEqual(openDataJsonSchema())
  })

  test.skipIf(!HAS_JSONSCHEMA)("holds for the document by Python's jsonschema, and not for a wrong one", () => {
    const check = (document: unknown): number | null => {
      writeFileSync(join(folder, 'data.json'), JSON.stringify(document))
      const code =
        'import json,sys,jsonschema; s=json.load(open(sys.argv[1])); jsonschema.Draft202012Validator.check_schema(s); jsonschema.Draft202012Validator(s).validate(json.load(open(sys.argv[2])))'
      return spawnSync('python3', ['-c', code, SCHEMA, join(folder, 'data.json')]).status
    }
    const document = openDocument(input)
    expect(check(document)).toBe(0)
    expect(check({ ...document, version: 2 })).not.toBe(0)
    expect(check({ ...document, verdicts: [{ ...document.verdicts[0], value: 1.5 }] })).not.toBe(0)
  })
})
