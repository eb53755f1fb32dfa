import { Failure } from '../../base/failure'
import type { Kind } from '../../catalogue/kind'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { Intake } from '../../intake/types'
import type { FactsInForce } from '../../store/fact-types'
import type { Audit, Institution } from '../../store/types'
import { evidenceText } from '../../store/evidence-json'
import { assess } from '../../verdict/assess'
import { evidenceOf } from '../../verdict/evidence'
import type { Assessment, AssessmentText, Context, Override } from '../../verdict/types'

/** A catalogue as an audit pinned it. Throws Failure('no-catalogue'). */
export const catalogueOf = (rules: Rules, id: string): Catalogue => {
  const found = rules.catalogues.find((catalogue) => catalogue.id === id)
  if (found === undefined) throw new Failure('no-catalogue', `В мониторинге нет перечня требований «${id}».`)
  return found
}

/** What the criteria may know of an audit; deadlines are looked at on the period's last day. */
export const contextOf = (audit: Audit, rules: Rules): Context => ({
  terms: {
    periodFrom: audit.periodFrom,
    periodTo: audit.periodTo,
    schoolYear: audit.schoolYear,
    asOf: audit.periodTo,
    ratioTolerance: audit.settings.ratioTolerance,
    lateValue: audit.settings.lateValue,
    sampled: true,
    weights: audit.settings.weights,
  },
  norms: rules.norms,
  title: {
    table: (id) => rules.dictionary.tables.find((table) => table.id === id)?.sheet ?? id,
    column: (id, column) =>
      rules.dictionary.tables.find((table) => table.id === id)?.columns.find((field) => field.id === column)?.title ??
      column,
  },
})

/** Verdicts of one institution from its facts in force. */
export const judge = (
  data: FactsInForce,
  { kind, catalogue }: Pick<Institution, 'kind' | 'catalogue'>,
  rules: Rules,
  audit: Audit,
  overrides: Override[],
): Assessment =>
  assess(catalogueOf(rules, catalogue), evidenceOf(data, rules.dictionary, kind), overrides, contextOf(audit, rules))

/** The kind a sender says it is, else the one its form is for. */
export const kindOf = ({ sender }: Intake, catalogue: Catalogue | undefined): Kind =>
  sender.kind ?? catalogue?.kinds[0] ?? 'school'

/** What is in force when a form is the first its institution sends. */
export const factsOfForm = ({ facts, tables, keyed }: Intake, file: string): FactsInForce => ({
  // Named one by one: of a quarter of a million facts, copying by spread takes several times as long.
  facts: facts.map(({ table, row, column, value, sheet, cell }) => ({ table, row, column, value, sheet, cell, file })),
  tables: [...tables.filter(({ state }) => state !== 'blank'), ...tables.filter(({ state }) => state === 'blank')].map(
    (each) => ({ ...each, file }),
  ),
  keyed: keyed.map((each) => ({ ...each, file })),
})

/** An assessment with its cells and computed verdicts as JSON: cheap to pass on and ready to keep. */
const asText = ({ verdicts, discrepancies }: Assessment): AssessmentText => ({
  verdicts: verdicts.map((each) => ({
    ...each,
    evidence: evidenceText(each.evidence),
    computed: each.computed === null ? null : JSON.stringify(each.computed),
  })),
  discrepancies: discrepancies.map((each) => ({ ...each, evidence: evidenceText(each.evidence) })),
})

/** Verdicts made by the thread that read a form, as if its institution had sent nothing else, and for which audit. */
export type Judged = { audit: number; assessment: AssessmentText }

/** Judges a form by itself; null when it does not say what it is held to. */
export const judgeForm = (intake: Intake, file: string, rules: Rules, audit: Audit): Judged | null => {
  const catalogue = rules.catalogues.find(({ id }) => id === intake.identity?.catalogue)
  if (catalogue === undefined) return null
  const sender = { kind: kindOf(intake, catalogue), catalogue: catalogue.id }
  return { audit: audit.id, assessment: asText(judge(factsOfForm(intake, file), sender, rules, audit, [])) }
}
