import type { InstitutionsResult } from '../../../api/institutions-results'
import type { ReportBody } from '../../../api/report-bodies'

type Listed = InstitutionsResult['institutions'][number]
export type FormsTarget = Pick<Listed, 'key' | 'name' | 'catalogue' | 'status'>

/** Whom forms are made for. */
export const WHO = ['all', 'missing', 'chosen'] as const
export type Who = (typeof WHO)[number]

export type FormsChoice = {
  who: Who
  /** Empty is all of them. */
  catalogues: string[]
  /** Keys of institutions, for `chosen`. */
  chosen: string[]
  /** ISO days; those of the audit where there are none. */
  controlDays: string[]
  /** Notes with what each said in the period before. */
  hints: boolean
}

const isWanted = ({ who, catalogues, chosen }: FormsChoice, each: FormsTarget): boolean =>
  (catalogues.length === 0 || catalogues.includes(each.catalogue)) &&
  (who === 'all' || (who === 'missing' ? each.status === 'not-submitted' : chosen.includes(each.key)))

/** Those who get a form, in the order given. */
export const formsFor = <Target extends FormsTarget>(institutions: readonly Target[], choice: FormsChoice): Target[] =>
  institutions.filter((each) => isWanted(choice, each))

/** What to ask the API for; whoever is chosen goes by name, so that one who came meanwhile is not left out of «all». */
export const formsBody = (institutions: readonly FormsTarget[], choice: FormsChoice): ReportBody => {
  const { who, catalogues, controlDays, hints } = choice
  return {
    kind: 'forms',
    options: {
      ...(who === 'all' ? {} : { institutions: formsFor(institutions, choice).map(({ key }) => key) }),
      ...(catalogues.length === 0 ? {} : { catalogues }),
      ...(controlDays.length === 0 ? {} : { controlDays }),
      ...(hints ? { hints } : {}),
    },
  }
}
