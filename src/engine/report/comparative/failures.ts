import type { stream } from 'exceljs'
import { clauseLabel, withTerms } from '../../base/label'
import type { Catalogue } from '../../catalogue/types'
import type { Verdict } from '../../verdict/types'
import { firstLines, type Anchors } from './anchors'
import { parted, SEND_DATA, type Failing } from './failing'
import { statementOf, type Layout } from './layout'
import { firstUnder, numbered, writeList, type ListColumn } from './list-sheet'
import type { Content, Frame } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE } from './styles'
import type { InWords } from './types'
import { OUTCOME } from './words'

/** Shown only where institutions are held to different regulations: clauses repeat from text to text. */
const REGULATION = 2

const COLUMNS: ListColumn[] = [
  { title: '№', width: 5, style: STYLE.count },
  { title: 'Учреждение', width: 22, style: STYLE.strong },
  { title: 'Положение', width: 12, style: STYLE.text },
  { title: 'Пункт', width: 9, style: STYLE.center },
  { title: 'Роль', width: 14, style: STYLE.text },
  { title: 'Требование', width: 30, style: STYLE.text },
  { title: 'Результат', width: 12, style: STYLE.center },
  { title: 'Критич.', width: 8, style: STYLE.center },
  { title: 'Доля', width: 8, style: STYLE.percent },
  { title: 'Причина', width: 33, style: STYLE.text },
  { title: 'Ячейки', width: 28, style: STYLE.text },
  { title: 'Что сделать', width: 27, style: STYLE.text },
]

const reasonOf = ({ reason, computed }: InWords<Verdict>): string =>
  computed === null
    ? reason
    : `Решение куратора: ${reason} Расчёт программы: ${OUTCOME[computed.outcome]} — ${computed.reason}`

const lineOf = (
  { institution, verdict, requirement }: Failing,
  catalogue: Catalogue | undefined,
  short: string,
): Content[] => {
  const recommended = requirement?.obligation === 'recommended' ? ' (рекомендация)' : ''
  const known = catalogue !== undefined && requirement !== undefined
  const remedy = known && requirement.remedy !== null ? withTerms(requirement.remedy, catalogue.terms) : ''
  return [
    institution.name,
    short,
    requirement === undefined ? verdict.clause : clauseLabel(requirement),
    catalogue?.roles.find(({ id }) => id === verdict.role)?.title ?? verdict.role ?? '',
    known ? `${statementOf(catalogue, requirement)}${recommended}` : verdict.requirement,
    OUTCOME[verdict.outcome],
    verdict.critical ? '! да' : '',
    verdict.value,
    reasonOf(verdict),
    verdict.cells,
    verdict.outcome === 'undetermined' ? SEND_DATA : remedy,
  ]
}

/** Where each institution's breaches begin, and where what is not known of it begins. */
export const failureAnchors = (failing: Failing[]): Pick<Anchors, 'failures' | 'unknown'> => {
  const { known, unknown } = parted(failing)
  const of = (lines: Failing[], first: number) =>
    firstLines(
      SHEET_TITLE.failures,
      lines.map(({ institution: { id } }) => id),
      first,
    )
  return { failures: of(known, firstUnder(1)), unknown: of(unknown, firstUnder(1) + known.length) }
}

/** «Невыполненные требования»: why each was not met, on which cells that rests and what to do. */
export const writeFailures = async (
  book: stream.xlsx.WorkbookWriter,
  failing: Failing[],
  layout: Layout,
  anchors: Anchors,
  frame: Frame,
): Promise<void> => {
  const { known, unknown } = parted(failing)
  const byCatalogue = new Map(layout.blocks.map((block) => [block.catalogue.id, block]))
  const lines = [...known, ...unknown].map((each) => {
    const { id, catalogue } = each.institution
    const block = byCatalogue.get(catalogue)
    return { id, contents: lineOf(each, block?.catalogue, block?.short ?? catalogue) }
  })
  await writeList(
    book,
    {
      ...{ title: SHEET_TITLE.failures, tab: 'FFED7D31' },
      ...{ columns: COLUMNS, headerHeight: 18, frozenColumns: 4, hidden: layout.blocks.length < 2 ? [REGULATION] : [] },
      words: [
        `Не выполнено и выполнено частично: ${known.length}; не определено (нет данных): ${unknown.length}. ` +
          'Сначала невыполненные, затем неопределённые; «!» — критическое требование.',
      ],
    },
    numbered(lines, layout, anchors),
    frame,
  )
}
