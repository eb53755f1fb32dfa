import type { stream } from 'exceljs'
import { isIsoDay, russianDay } from '../../base/calendar'
import { clauseLabel } from '../../base/label'
import { byRussian } from '../../base/russian'
import type { Value } from '../../catalogue/evidence-types'
import type { Requirement } from '../../catalogue/types'
import type { Outcome } from '../../verdict/types'
import type { Anchors } from './anchors'
import type { Layout } from './layout'
import { numbered, writeList, type ListColumn } from './list-sheet'
import type { Content, Frame } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { unpackSources } from './sources-pack'
import { STYLE } from './styles'
import type { ReportedInstitution, ReportInput } from './types'
import { OUTCOME, shortened } from './words'

const [REGULATION, CHECKSUM] = [2, 9]

const COLUMNS: ListColumn[] = [
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

/** The cells of one institution at a time are unpacked. */
const linesOf = function* (
  institutions: ReportedInstitution[],
  { blocks }: Layout,
): Generator<{ id: number; contents: Content[] }> {
  const requirements = new Map(
    blocks.map(({ catalogue, short }) => [
      catalogue.id,
      { short, byId: new Map(catalogue.requirements.map((each): [string, Requirement] => [each.id, each])) },
    ]),
  )
  for (const institution of institutions) {
    const { id, name, catalogue, sources } = institution
    const checksums = checksumsOf(institution)
    const held = requirements.get(catalogue)
    for (const { requirement, outcome, evidence } of unpackSources(sources ?? '[]')) {
      const found = held?.byId.get(requirement)
      const clause = found === undefined ? requirement : clauseLabel(found)
      for (const { file, sheet, cell, value } of evidence)
        yield {
          id,
          contents: [
            ...[name, held?.short ?? catalogue, clause, OUTCOME[outcome as Outcome], file, sheet],
            ...[cell === '' ? 'лист' : cell, cell === '' ? 'лист в целом' : shown(value), checksums.get(file) ?? ''],
          ],
        }
    }
  }
}

/**
 * «Источники»: every cell that a result rests on, one a row: institutions by name, requirements as the regulation has
 * them.
 */
export const writeSources = async (
  book: stream.xlsx.WorkbookWriter,
  { institutions }: ReportInput,
  layout: Layout,
  anchors: Anchors,
  frame: Frame,
): Promise<void> => {
  const sorted = [...institutions].sort((a, b) => byRussian(a.name, b.name) || a.id - b.id)
  const files = new Set(sorted.flatMap(({ submissions }) => submissions.flatMap(({ sha256 }) => sha256 ?? []))).size
  await writeList(
    book,
    {
      ...{ title: SHEET_TITLE.sources, columns: COLUMNS, headerHeight: 18, frozenColumns: 2, isFlat: true },
      hidden: [...(layout.blocks.length < 2 ? [REGULATION] : []), ...(files === 0 ? [CHECKSUM] : [])],
      words: [
        `Каждая ячейка, на которой держится результат.${files === 0 ? '' : ` Присланных файлов: ${files}; файл узнают по контрольной сумме SHA-256: у того же файла она та же.`}`,
      ],
      tab: 'FFA5A5A5',
    },
    numbered(linesOf(sorted, layout), layout, anchors),
    frame,
  )
}
