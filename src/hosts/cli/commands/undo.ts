import { undoResult } from '../../../api/taking-back-results'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import type { Command } from '../command'

export const undo: Command = {
  usage: 'undo BATCH --db DB [--json]',
  summary: 'отменить приём: всё станет так, будто этих файлов не было; номер — из batches',
  options: ['db'],
  run: async ({ positionals, needed, json, openEngine, output }) => {
    const [number, ...more] = positionals
    const database = needed('db')
    if (number === undefined || more.length > 0 || !/^\d+$/.test(number))
      throw new Failure('usage', `Назовите номер одного пакета. Так: sverka ${undo.usage}`)
    const engine = await openEngine(database, true)
    try {
      const undone = await engine.undo(Number(number))
      if (json) output.out(JSON.stringify(undoResult.parse(undone), null, 2))
      const of = (count: number): string => counted(count, 'учреждения', 'учреждений', 'учреждений')
      output.note(`Пакет № ${number} отменён: изменились данные ${of(undone.institutions.length)}.`)
      if (undone.silent.length > 0) output.note(`Форм больше нет: ${undone.silent.join(', ')}.`)
      for (const { path, status, remarks } of undone.reread)
        output.note(
          `Перечитан более поздний файл «${path}»: ${status === 'accepted' ? 'принят' : (remarks[0]?.message ?? 'не принят')}`,
        )
      output.note('Чтобы вернуть файлы, примите их снова командой import.')
      return 0
    } finally {
      await engine.close()
    }
  },
}
