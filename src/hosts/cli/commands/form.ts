import { writeFile } from 'node:fs/promises'
import { isIsoDay } from '../../../engine/base/calendar'
import { Failure } from '../../../engine/base/failure'
import type { Command } from '../command'

const MAX_CONTROL_DAYS = 30

/** ISO days of a comma-separated list, sorted. Throws Failure('usage') on anything else. */
const daysOf = (text: string | undefined): string[] => {
  const days = (text ?? '').split(',').flatMap((day) => (day.trim() === '' ? [] : [day.trim()]))
  const wrong = days.find((day) => !isIsoDay(day))
  if (wrong !== undefined)
    throw new Failure('usage', `Контрольный день «${wrong}» записан неверно. Пример: 2026-02-03.`)
  if (days.length > MAX_CONTROL_DAYS)
    throw new Failure('usage', `Контрольных дней ${days.length}; больше ${MAX_CONTROL_DAYS} форма не вмещает.`)
  return [...new Set(days)].sort()
}

export const form: Command = {
  usage: 'form ID --out F.xlsx [--db DB [--audit NAME]] [--control-days 2026-02-03,…]',
  summary: 'пустая форма для рассылки учреждениям',
  options: ['out', 'db', 'audit', 'control-days'],
  run: async ({ positionals: [id], text, needed, openEngine, output }) => {
    if (id === undefined) throw new Failure('usage', `Укажите положение. Так: sverka ${form.usage}`)
    const out = needed('out')
    const database = text('db') ?? null
    const controlDays = daysOf(text('control-days'))
    const engine = await openEngine(database, true)
    try {
      const audit = database === null ? null : engine.formAudit(id, text('audit'))
      const days = controlDays.length > 0 ? controlDays : (audit?.controlDays ?? [])
      await writeFile(out, await engine.form(id, { audit, controlDays: days, institution: null }))
    } finally {
      await engine.close()
    }
    output.note(`Форма записана: ${out}`)
    return 0
  },
}
