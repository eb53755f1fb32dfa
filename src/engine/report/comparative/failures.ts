import type { stream } from 'exceljs'
import { clauseLabel, withTerms } from '../../base/label'
import type { Catalogue } from '../../catalogue/types'
import type { Verdict } from '../../verdict/types'
import { firstLines, firsts, numbersOf, type Anchors } from './anchors'
import { parted, SEND_DATA, type Failing } from './failing'
import { statementOf, type Layout } from './layout'
import { heightFor, openSheet, type Content, type Frame } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE } from './styles'
import type { InWords } from './types'
import { OUTCOME } from './words'

const HEADER = 3
/** Shown only where institutions are held to different regulations: clauses repeat from text to text. */
const REGULATION = 2

const COLUMNS = [
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
const STYLES = COLUMNS.map(({ style }) => style)
const LINKED = [STYLE.countLink, ...STYLES.slice(1)]

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
  return { failures: of(known, HEADER + 1), unknown: of(unknown, HEADER + 1 + known.length) }
}

/** «Невыполненные требования»: why each was not met, on which cells that rests and what to do. */
export const writeFailures = async (
  book: stream.xlsx.WorkbookWriter,
  failing: Failing[],
  layout: Layout,
  { rating }: Anchors,
  frame: Frame,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: SHEET_TITLE.failures,
    columns: COLUMNS.map(({ width }, at) => ({ width, hidden: at === REGULATION && layout.blocks.length < 2 })),
    frozen: { rows: HEADER, columns: 4 },
    finish: (part) => part.filter(HEADER, COLUMNS.length),
    ...frame,
    tab: 'FFED7D31',
  })
  const { known, unknown } = parted(failing)
  await sheet.row([SHEET_TITLE.failures], STYLE.title, { height: 20 })
  await sheet.row(
    [
      `Не выполнено и выполнено частично: ${known.length}; не определено (нет данных): ${unknown.length}. ` +
        'Сначала невыполненные, затем неопределённые; «!» — критическое требование.',
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row(
    COLUMNS.map(({ title }) => title),
    STYLE.header,
    { height: 18 },
  )
  const byCatalogue = new Map(layout.blocks.map((block) => [block.catalogue.id, block]))
  const isFirst = firsts()
  const numbers = numbersOf(layout)
  for (const each of [...known, ...unknown]) {
    const { id, catalogue } = each.institution
    const block = byCatalogue.get(catalogue)
    const contents = [numbers.get(id) ?? null, ...lineOf(each, block?.catalogue, block?.short ?? catalogue)]
    const target = isFirst(id) ? rating.get(id) : undefined
    await sheet.row(contents, target === undefined ? STYLES : LINKED, {
      links: [[0, target]],
      height: heightFor(contents.map((content, at) => [String(content ?? ''), COLUMNS[at]?.width ?? 10])),
    })
  }
  await sheet.close()
}
