import { join } from 'node:path'
import { isIsoDay } from '../../../engine/base/calendar'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import { makeFolder, writeOut } from '../../../engine/base/write-out'
import type { Engine } from '../../../engine/index'
import type { Command, Invocation } from '../command'
import { readBounded } from '../walk'

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

/** One blank form of a regulation. */
const writeOne = async (engine: Engine, id: string, { text, needed, output }: Invocation): Promise<number> => {
  const out = needed('out')
  const audit = text('db') === undefined ? null : engine.formAudit(id, text('audit'))
  const days = daysOf(text('control-days'))
  const controlDays = days.length > 0 ? days : (audit?.controlDays ?? [])
  await writeOut(out, await engine.form(id, { audit, controlDays, institution: null }), 'form-not-written')
  if (text('db') !== undefined) await engine.noteExport(audit, 'forms', { files: 1, catalogue: id })
  output.note(`Форма записана: ${out}`)
  return 0
}

/** A form for each institution of a register. 1 when a row of it could not be taken. */
const writeAll = async (
  engine: Engine,
  ids: string[],
  register: string,
  { text, needed, flag, signal, output }: Invocation,
): Promise<number> => {
  const folder = needed('out-dir')
  const bytes = await readBounded(register).catch((error: unknown) => {
    if (error instanceof Failure) throw error
    throw new Failure('no-path', `Файла «${register}» нет, или он не читается. Проверьте путь.`)
  })
  const days = daysOf(text('control-days'))
  const audit = text('db') === undefined || engine.audits().length === 0 ? null : engine.audit(text('audit'))
  const { forms, refused, remarks } = await engine.registerForms(bytes, {
    audit,
    ...(ids.length === 0 ? {} : { catalogues: ids }),
    ...(days.length === 0 ? {} : { controlDays: days }),
    hints: flag('hints'),
  })
  for (const { sheet, row, cell, message } of [...refused, ...remarks])
    output.out(`${sheet} · ${cell ?? `строка ${row}`} · ${message}`)
  await makeFolder(folder)
  let written = 0
  for (const { name, institution, make } of forms) {
    if (signal.aborted) break
    await writeOut(join(folder, `${name}.xlsx`), await make(), 'form-not-written')
    written += 1
    output.progress(written, forms.length, institution)
  }
  if (text('db') !== undefined && written > 0)
    await engine.noteExport(audit, 'forms', {
      files: written,
      institutions: forms.slice(0, written).map(({ institution }) => institution),
    })
  if (written < forms.length) output.note('Прервано: записанные до этого формы остались.')
  output.note(
    `Форм записано: ${written} из ${counted(forms.length, 'учреждения', 'учреждений', 'учреждений')} реестра, в папку ${folder}. Не принято строк: ${refused.length}.`,
  )
  return refused.length > 0 || written < forms.length ? 1 : 0
}

export const form: Command = {
  usage:
    'form ID --out F.xlsx [--db DB [--audit NAME]] [--control-days 2026-02-03,…] | form [ID,…] --institutions REGISTER.xlsx --out-dir DIR [--db DB [--audit NAME] [--hints]]',
  summary: 'пустая форма; с реестром — по форме на каждое учреждение, с --hints — с прошлыми ответами в примечаниях',
  options: ['out', 'db', 'audit', 'control-days', 'institutions', 'out-dir'],
  flags: ['hints'],
  run: async (invocation) => {
    const { positionals, text, openEngine } = invocation
    const ids = positionals.flatMap((each) => each.split(',')).filter((each) => each !== '')
    const register = text('institutions')
    const [id] = ids
    if (register === undefined && (id === undefined || ids.length > 1))
      throw new Failure('usage', `Укажите одно положение или реестр учреждений. Так: sverka ${form.usage}`)
    const engine = await openEngine(text('db') ?? null, true, { orReadOnly: true })
    try {
      return register === undefined
        ? await writeOne(engine, id ?? '', invocation)
        : await writeAll(engine, ids, register, invocation)
    } finally {
      await engine.close()
    }
  },
}
