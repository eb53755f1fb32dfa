import type { InstitutionRow } from '../../../../api/institutions-results'
import { findIn } from '../../../shared/search'
import type { Level, ScoredInstitution } from '../../../shared/words'

type Kind = ScoredInstitution['kind']
/** «none»: nothing came, or too little to tell. */
type LevelChoice = Level | 'none'
export type StatusChoice = InstitutionRow['status'] | 'overdue'

/** What stands open with an institution and waits for the curator. */
export const CONCERNS = ['questions', 'remarks', 'quarantine', 'reviews', 'discrepancies', 'late'] as const
export type Concern = (typeof CONCERNS)[number]

export const CONCERN_WORDS: Record<Concern, string> = {
  questions: 'с вопросами о файлах',
  remarks: 'с замечаниями',
  quarantine: 'с отложенными строками',
  reviews: 'с решениями на пересмотр',
  discrepancies: 'с расхождениями',
  late: 'сданные с опозданием',
}

export type RegisterFilter = {
  text: string
  kind: Kind | null
  catalogue: string | null
  status: StatusChoice | null
  level: LevelChoice | null
  concern: Concern | null
}

/** Errors and warnings; what is only for information asks nothing of anybody. */
const openRemarks = ({ remarks }: Pick<InstitutionRow, 'remarks'>): number => remarks.error + remarks.warning

/** Everything about an institution that waits for somebody: remarks, rows put aside, questions, decisions to review. */
export const openPoints = (row: InstitutionRow): number =>
  openRemarks(row) + row.quarantined + row.questions + row.reviews

const HAS: Record<Concern, (row: InstitutionRow) => boolean> = {
  questions: ({ questions }) => questions > 0,
  remarks: (row) => openRemarks(row) > 0,
  quarantine: ({ quarantined }) => quarantined > 0,
  reviews: ({ reviews }) => reviews > 0,
  discrepancies: ({ discrepancies }) => discrepancies > 0,
  late: ({ late }) => late,
}

const isOf = (status: StatusChoice | null, row: InstitutionRow): boolean =>
  status === null || (status === 'overdue' ? row.overdue : row.status === status)

const searchText = ({ name, fullName, inn, municipality, subdivision }: InstitutionRow): string =>
  [name, fullName, inn, municipality, subdivision].filter((each) => each !== null).join(' ')

/** Institutions that fit every choice made and every word typed. */
export const filtered = (rows: readonly InstitutionRow[], filter: RegisterFilter): InstitutionRow[] => {
  const { text, kind, catalogue, status, level, concern } = filter
  const fitting = rows.filter(
    (row) =>
      (kind === null || row.kind === kind) &&
      (catalogue === null || row.catalogue === catalogue) &&
      isOf(status, row) &&
      (level === null || (row.level ?? 'none') === level) &&
      (concern === null || HAS[concern](row)),
  )
  return findIn(fitting, text, searchText)
}

/** How many there are of each status, the overdue counted apart too. */
export const statusCounts = (rows: readonly InstitutionRow[]): Record<StatusChoice, number> => {
  const counts = { 'not-submitted': 0, received: 0, rework: 0, accepted: 0, overdue: 0 }
  for (const { status, overdue } of rows) {
    counts[status] += 1
    if (overdue) counts.overdue += 1
  }
  return counts
}
