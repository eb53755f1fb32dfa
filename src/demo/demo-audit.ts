import type { AuditWish } from '../engine/audits'
import type { DemoInstitution } from './institutions'

export const PERIOD = { from: '2025-09-01', to: '2026-05-31' }
export const CONTROL_DAYS = ['2026-02-03', '2026-03-11', '2026-04-15']

/** Weeks of remote lessons around the control days, each with the day of its order. */
export const REMOTE_WEEKS = [
  { start: '2026-02-02', end: '2026-02-06', order: '2026-01-30', cause: 'Неблагоприятные погодные условия' },
  {
    start: '2026-03-09',
    end: '2026-03-13',
    order: '2026-03-06',
    cause: 'Неблагоприятные эпидемиологические условия (карантин)',
  },
  {
    start: '2026-04-13',
    end: '2026-04-17',
    order: '2026-04-10',
    cause: 'Решение органа исполнительной власти региона',
  },
]

export const DEMO_AUDIT: AuditWish = {
  name: 'Мониторинг 2025–2026 (пример)',
  schoolYear: 2025,
  period: PERIOD,
  dueDate: '2026-06-05',
  controlDays: CONTROL_DAYS,
}

type Run = { catalogue: string; identities: DemoInstitution['identity'][] }

/** Institutions in their order, those of one catalogue that stand together at once. */
export const inRuns = (institutions: DemoInstitution[]): Run[] => {
  const runs: Run[] = []
  for (const { catalogue, identity } of institutions) {
    const last = runs.at(-1)
    if (last?.catalogue === catalogue) last.identities.push(identity)
    else runs.push({ catalogue, identities: [identity] })
  }
  return runs
}
