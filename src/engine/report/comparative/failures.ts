import type { stream } from 'exceljs'
import { clauseLabel, withTerms } from '../../base/label'
import { byRussian } from '../../base/russian'
import type { Catalogue, Requirement } from '../../catalogue/types'
import type { Verdict } from '../../verdict/types'
import { statementOf, type Layout } from './layout'
import { heightFor, openSheet, type Content, type Frame } from './sheet'
import { STYLE } from './styles'
import type { InWords, ReportedInstitution, ReportInput } from './types'
import { OUTCOME } from './words'

const HEADER = 3
/** Shown only where institutions are held to different regulations: clauses repeat from text to text. */
const REGULATION = 1

const COLUMNS = [
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
/** What is not known cannot be mended: the data come first. */
const SEND_DATA = 'Внесите или исправьте данные, названные в причине, и пришлите форму ещё раз.'

const STYLES = COLUMNS.map(({ style }) => style)

type Failing = { institution: ReportedInstitution; verdict: InWords<Verdict>; requirement: Requirement | undefined }

/** Unmet and partial ones before undetermined ones; in each the institutions by name, critical requirements first. */
const failingOf = (input: ReportInput): { known: Failing[]; unknown: Failing[] } => {
  const all = [...input.institutions]
    .sort((a, b) => byRussian(a.name, b.name) || a.id - b.id)
    .flatMap((institution) => {
      const catalogue = input.catalogues.find(({ id }) => id === institution.catalogue)
      const requirements = new Map(catalogue?.requirements.map((each) => [each.id, each]))
      const failing = institution.verdicts
        .filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable')
        .map((verdict) => ({ institution, verdict, requirement: requirements.get(verdict.requirement) }))
        .filter(({ requirement }) => requirement?.obligation !== 'informative')
      return [
        ...failing.filter(({ verdict }) => verdict.critical),
        ...failing.filter(({ verdict }) => !verdict.critical),
      ]
    })
  return {
    known: all.filter(({ verdict }) => verdict.outcome !== 'undetermined'),
    unknown: all.filter(({ verdict }) => verdict.outcome === 'undetermined'),
  }
}

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

/** «Невыполненные требования»: why each was not met, on which cells that rests and what to do. */
export const writeFailures = async (
  book: stream.xlsx.WorkbookWriter,
  input: ReportInput,
  { blocks }: Layout,
  frame: Frame,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: 'Невыполненные требования',
    columns: COLUMNS.map(({ width }, at) => ({ width, hidden: at === REGULATION && blocks.length < 2 })),
    frozen: { rows: HEADER, columns: 3 },
    ...frame,
    tab: 'FFED7D31',
  })
  const { known, unknown } = failingOf(input)
  await sheet.row(['Невыполненные требования'], STYLE.title, { height: 20 })
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
  const byCatalogue = new Map(blocks.map((block) => [block.catalogue.id, block]))
  for (const failing of [...known, ...unknown]) {
    const block = byCatalogue.get(failing.institution.catalogue)
    const contents = lineOf(failing, block?.catalogue, block?.short ?? failing.institution.catalogue)
    await sheet.row(contents, STYLES, {
      height: heightFor(contents.map((content, at) => [String(content ?? ''), COLUMNS[at]?.width ?? 10])),
    })
  }
  sheet.filter(HEADER, COLUMNS.length)
  await sheet.close()
}
