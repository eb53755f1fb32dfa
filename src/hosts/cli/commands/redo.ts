import { Failure } from '../../../engine/base/failure'
import { batchNumber } from '../batch-number'
import type { Command } from '../command'
import { progressTo, tellImported } from '../imported-text'

export const redo: Command = {
  usage: 'redo BATCH --db DB [--json]',
  summary: 'вернуть отменённый приём: его файлы, сохранённые в базе, примутся снова; номер — из batches',
  options: ['db'],
  run: async ({ positionals, needed, json, signal, openEngine, output }) => {
    const database = needed('db')
    const number = batchNumber(positionals, redo.usage)
    const engine = await openEngine(database, true, { readsSoon: true })
    try {
      const found = engine.batches().find(({ batch }) => batch === number)
      if (found === undefined) throw new Failure('no-batch', `Пакета № ${number} в базе нет.`)
      const lost = found.files.attachment
      const outcome = await engine.redo(engine.audit(found.audit), number, { signal, onProgress: progressTo(output) })
      const code = await tellImported(output, outcome, { json, database })
      output.note(`Файлы отменённого пакета № ${number} приняты снова пакетом № ${outcome.batch}.`)
      if (lost > 0) output.note(`Приложения (${lost}) не вернутся: их содержимого программа не хранит.`)
      return code
    } finally {
      await engine.close()
    }
  },
}
