import { judgeForm } from '../../src/engine/cases/judging/judge'
import { expandSources } from '../../src/engine/cases/taking/expand-sources'
import { readTaken, takeFile } from '../../src/engine/cases/taking/take-file'
import type { FormPlan, Rules } from '../../src/engine/catalogue/types'
import { Failure } from '../../src/engine/base/failure'
import { sheetTitles } from '../../src/engine/intake/find-sheets'
import { packed } from '../../src/engine/intake/pack-facts'
import type { Intake, Refusal, Taken } from '../../src/engine/intake/types'
import type { Audit } from '../../src/engine/store/types'

export type Known = { rules: Rules; plans: FormPlan[] }

/** What became of one input: outcomes of the files in it, and what must not be. */
export type Examined = { outcomes: string[]; problems: string[] }

const AUDIT: Audit = {
  ...{ id: 1, name: '', schoolYear: 2025, periodFrom: '2025-09-01', periodTo: '2026-05-31', dueDate: null },
  ...{ controlDays: [], rulesSha256: '' },
  settings: {
    thresholds: { high: 0.85, sufficient: 0.65, completeness: 0.7 },
    ...{ ratioTolerance: 0.05, lateValue: 0.5, weights: {} },
  },
}

const SENTENCE = /^[А-ЯЁ«].*[.]$/su
const ADDRESS = /^[A-Z]{1,3}[1-9]\d{0,6}$/

const aboutRefusal = ({ code, message }: Refusal): string[] => [
  ...(/^[a-z][a-z-]+$/.test(code) ? [] : [`code «${code}»`]),
  // Whatever is not a `Failure` is caught and called so: something fell where nothing should.
  ...(code === 'unreadable' ? ['an error that is no refusal'] : []),
  ...(SENTENCE.test(message) ? [] : [`no sentence: ${message}`]),
]

const aboutBalance = (intake: Intake): string[] => [
  ...intake.balance.flatMap((sheet) => {
    const { read, accepted, quarantined, skipped } = sheet
    const isCount = [read, accepted, quarantined, skipped].every((count) => Number.isInteger(count) && count >= 0)
    return isCount && read === accepted + quarantined + skipped ? [] : [`balance: ${JSON.stringify(sheet)}`]
  }),
  ...(intake.quarantined.length === intake.balance.reduce((sum, { quarantined }) => sum + quarantined, 0)
    ? []
    : ['rows put aside are not those of the balance']),
]

/** Each sheet that was read has its line, with as many rows as it has. */
const aboutReading = (intake: Intake, bytes: Uint8Array, path: string, { plans }: Known): string[] => {
  const rows = readTaken(bytes, plans, { path }).sheets.map((sheet) => sheet.rows.length)
  const counted = intake.balance.map(({ read }) => read)
  return JSON.stringify(rows) === JSON.stringify(counted) ? [] : [`rows ${rows.join()} counted as ${counted.join()}`]
}

const aboutFacts = (intake: Intake): string[] => [
  ...intake.facts.flatMap(({ cell, value }) => {
    const isSound = typeof value !== 'number' || Number.isFinite(value)
    return [...(ADDRESS.test(cell) ? [] : [`a fact at «${cell}»`]), ...(isSound ? [] : [`a fact ${String(value)}`])]
  }),
  ...intake.remarks.flatMap(({ message }) => (/[А-ЯЁа-яё]/.test(message) ? [] : [`a remark «${message}»`])),
]

const aboutTaken = (taken: Taken, bytes: Uint8Array, path: string, known: Known): string[] => {
  if (taken.status === 'refused') return aboutRefusal(taken.refusal)
  if (taken.status !== 'taken') return []
  const { intake } = taken
  // As the thread that read it would post it.
  structuredClone({ taken: packed(taken), judged: judgeForm(intake, path, known.rules, AUDIT) })
  return [...aboutBalance(intake), ...aboutReading(intake, bytes, path, known), ...aboutFacts(intake)]
}

const outcomeOf = (taken: Taken): string => (taken.status === 'refused' ? taken.refusal.code : taken.status)

const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** Takes a file as an import does: archives opened, read, recognised, judged. Never throws. */
export const examined = async (bytes: Uint8Array, name: string, known: Known): Promise<Examined> => {
  const guide = { mappings: [], dictionary: known.rules.dictionary }
  const result: Examined = { outcomes: [], problems: [] }
  try {
    const sources = await expandSources([{ path: name, read: () => Promise.resolve(bytes) }], sheetTitles(known.plans))
    for (const { path, read, settled } of sources) {
      try {
        const content = settled === undefined ? await read() : new Uint8Array()
        const taken = settled === undefined ? takeFile(content, known.plans, { path, guide }) : await settled()
        result.outcomes.push(outcomeOf(taken))
        result.problems.push(...aboutTaken(taken, content, path, known))
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        result.outcomes.push(error.code)
        result.problems.push(...aboutRefusal(error))
      }
    }
  } catch (error) {
    result.problems.push(told(error))
  }
  return result
}
