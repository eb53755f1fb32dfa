import { undoResult } from '../../../api/taking-back-results'
import { counted } from '../../../engine/base/russian'
import { batchNumber } from '../batch-number'
import type { Command } from '../command'

const MOST_NAMES = 10

const listed = (names: string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} и ещё ${names.length - MOST_NAMES}`

export const undo: Command = {
  usage: 'undo BATCH --db DB [--json]',
  summary: 'отменить приём: всё станет так, будто этих файлов не было; номер — из batches',
  options: ['db'],
  run: async ({ positionals, needed, json, openEngine, output }) => {
    const database = needed('db')
    const number = batchNumber(positionals, undo.usage)
    const engine = await openEngine(database, true)
    try {
      const undone = await engine.undo(number)
      if (json) output.out(JSON.stringify(undoResult.parse(undone), null, 2))
      const of = (count: number): string => counted(count, 'учреждения', 'учреждений', 'учреждений')
      output.note(`Пакет № ${number} отменён: изменились данные ${of(undone.institutions.length)}.`)
      if (undone.silent.length > 0) output.note(`Форм больше нет: ${listed(undone.silent)}.`)
      const files = (count: number): string => counted(count, 'файл', 'файла', 'файлов')
      if (undone.reread.length > 0)
        output.note(
          `Перечитано более поздних: ${files(undone.reread.length)}, ведь учреждения или сами эти файлы впервые пришли с отменённым пакетом.`,
        )
      for (const { path, remarks } of undone.reread.filter(({ status }) => status !== 'accepted'))
        output.note(`«${path}»: ${remarks[0]?.message ?? 'не принят'}`)
      for (const { message } of undone.unread) output.note(message)
      const kept = engine.batches(undone.audit).find(({ batch }) => batch === number)?.again ?? 0
      output.note(
        kept > 0
          ? `Вернуть: sverka redo ${number} --db "${database}".`
          : 'Чтобы вернуть файлы, примите их снова командой import.',
      )
      return 0
    } finally {
      await engine.close()
    }
  },
}
