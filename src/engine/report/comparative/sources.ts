import type { stream } from 'exceljs'
import { isIsoDay, russianDay } from '../../base/calendar'
import { clauseLabel } from '../../base/label'
import { byRussian } from '../../base/russian'
import type { Value } from '../../catalogue/evidence-types'
import type { Requirement } from '../../catalogue/types'
import type { Outcome } from '../../verdict/types'
import { numbersOf, type Anchors } from './anchors'
import type { Layout } from './layout'
import { openSheet, type Content, type Frame } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { unpackSources } from './sources-pack'
import { STYLE } from './styles'
import type { ReportedInstitution, ReportInput } from './types'
import { OUTCOME, shortened } from './words'

const HEADER = 3
const [REGULATION, CHECKSUM] = [2, 9]

const COLUMNS = [
  { title: '№', width: 5, style: STYLE.ordinal },
  { title: 'Учреждение', width: 30, style: STYLE.whole },
  { title: 'Положение', width: 16, style: STYLE.whole },
  { title: 'Пункт', width: 13, style: STYLE.whole },
  { title: 'Результат', width: 15, style: STYLE.whole },
  { title: 'Файл', width: 32, style: STYLE.whole },
  { title: 'Лист', width: 20, style: STYLE.whole },
  { title: 'Ячейка', width: 9, style: STYLE.ordinal },
  { title: 'Значение', width: 24, style: STYLE.whole },
  { title: 'SHA-256 файла', width: 67, style: STYLE.whole },
]
const STYLES = COLUMNS.map(({ style }) => style)
const LINKED = [STYLE.ordinalLink, ...STYLES.slice(1)]

const LONGEST = 500

/** A value as it stood in the file; text stays text, whatever it begins with. */
const shown = (value: Value | null): Content => {
  if (value === null || value === '') return 'пусто'
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (typeof value === 'number') return value
  return isIsoDay(value) ? russianDay(value) : shortened(value, LONGEST)
}

/** Checksums by name; a name that came twice with other bytes has both, because a result may rest on either. */
const checksumsOf = ({ submissions }: ReportedInstitution): Map<string, string> => {
  const found = new Map<string, string>()
  for (const { path, sha256 } of submissions) {
    if (sha256 === undefined) continue
    const known = found.get(path)
    found.set(path, known === undefined || known.includes(sha256) ? (known ?? sha256) : `${known} или ${sha256}`)
  }
  return found
}

/** True when the report knows what its results rest on. */
export const hasSources = ({ institutions }: ReportInput): boolean =>
  institutions.some(({ sources }) => sources !== undefined)

/**
 * «Источники»: every cell that a result rests on, one a row: institutions by name, requirements as the regulation has
 * them. The cells of one institution at a time are unpacked.
 */
export const writeSources = async (
  book: stream.xlsx.WorkbookWriter,
  input: ReportInput,
  layout: Layout,
  { rating }: Anchors,
  frame: Frame,
): Promise<void> => {
  const sorted = [...input.institutions].sort((a, b) => byRussian(a.name, b.name) || a.id - b.id)
  const files = new Set(sorted.flatMap(({ submissions }) => submissions.flatMap(({ sha256 }) => sha256 ?? []))).size
  const sheet = openSheet(book, {
    title: SHEET_TITLE.sources,
    columns: COLUMNS.map(({ width }, at) => ({
      width,
      hidden: (at === REGULATION && layout.blocks.length < 2) || (at === CHECKSUM && files === 0),
    })),
    frozen: { rows: HEADER, columns: 2 },
    finish: (part) => part.filter(HEADER, COLUMNS.length),
    ...frame,
    tab: 'FFA5A5A5',
  })
  await sheet.row([SHEET_TITLE.sources], STYLE.title, { height: 20 })
  await sheet.row(
    [
      `Каждая ячейка, на которой держится результат.${files === 0 ? '' : ` Присланных файлов: ${files}; файл узнают по контрольной сумме SHA-256: у того же файла она та же.`}`,
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row(
    COLUMNS.map(({ title }) => title),
    STYLE.header,
    { height: 18 },
  )
  const requirements = new Map(
    layout.blocks.map(({ catalogue, short }) => [
      catalogue.id,
      { short, byId: new Map(catalogue.requirements.map((each): [string, Requirement] => [each.id, each])) },
    ]),
  )
  const numbers = numbersOf(layout)
  for (const institution of sorted) {
    const checksums = checksumsOf(institution)
    const held = requirements.get(institution.catalogue)
    let target = rating.get(institution.id)
    const number = numbers.get(institution.id) ?? null
    for (const { requirement, outcome, evidence } of unpackSources(institution.sources ?? '[]')) {
      const found = held?.byId.get(requirement)
      const clause = found === undefined ? requirement : clauseLabel(found)
      for (const { file, sheet: page, cell, value } of evidence) {
        await sheet.row(
          [
            ...[number, institution.name, held?.short ?? institution.catalogue, clause, OUTCOME[outcome as Outcome]],
            ...[file, page, cell === '' ? 'лист' : cell, cell === '' ? 'лист в целом' : shown(value)],
            checksums.get(file) ?? '',
          ],
          target === undefined ? STYLES : LINKED,
          { links: [[0, target]] },
        )
        target = undefined
      }
    }
  }
  await sheet.close()
}
