import type { Engine } from '../engine/index'
import type { Audit, NewAudit } from '../engine/store/types'
import { CONTROL_DAYS } from './demo-audit'
import { inventedInstitutions, type DemoInstitution } from './institutions'
import { LIVES } from './lives'

/** Institutions under all the regulations of the program: the same for the same count and seed. */
export const demoInstitutions = async (
  engine: Pick<Engine, 'formPlan'>,
  audit: Audit | null,
  count: number,
  seed: number,
): Promise<DemoInstitution[]> => {
  const plans = await Promise.all(Object.keys(LIVES).map((catalogue) => engine.formPlan(catalogue, audit)))
  return inventedInstitutions(count, seed, plans)
}

/** One form as it comes back; `total` is how many will. */
export type FilledForm = { file: string; bytes: Uint8Array; total: number }

/** The forms of those who send any, one after another. */
export const filledForms = async function* (
  engine: Pick<Engine, 'form'>,
  audit: Audit | NewAudit,
  institutions: DemoInstitution[],
): AsyncGenerator<FilledForm> {
  const senders = institutions.flatMap(({ filling, ...rest }) => (filling === null ? [] : [{ ...rest, filling }]))
  for (const { catalogue, file, filling } of senders) {
    const bytes = await engine.form(catalogue, { audit, controlDays: CONTROL_DAYS, institution: null }, filling)
    yield { file, bytes, total: senders.length }
  }
}
