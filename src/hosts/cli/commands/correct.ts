import { correctResult } from '../../../api/taking-back-results'
import { Failure } from '../../../engine/base/failure'
import type { Command } from '../command'

export const correct: Command = {
  usage: `correct --db DB --file F --cell 'Участники!C7' (--value 31 --reason "…" | --withdraw) [--audit NAME] [--json]`,
  summary: 'исправить значение ячейки принятого файла, назвав причину; --withdraw — вернуть присланное',
  options: ['db', 'audit', 'file', 'cell', 'value', 'reason'],
  flags: ['withdraw'],
  run: async ({ text, needed, flag, json, openEngine, output }) => {
    const [database, file, cell] = [needed('db'), needed('file'), needed('cell')]
    const wish = flag('withdraw') ? null : { file, cell, value: needed('value'), reason: needed('reason') }
    if (wish === null && (text('value') ?? text('reason')) !== undefined)
      throw new Failure('usage', `--withdraw возвращает присланное: --value и --reason с ним не нужны.`)
    const engine = await openEngine(database, true)
    try {
      const audit = engine.audit(text('audit'))
      const corrected = await (wish === null
        ? engine.withdrawCorrection(audit, { file, cell })
        : engine.correct(audit, wish))
      if (json) output.out(JSON.stringify(correctResult.parse({ audit: audit.name, ...corrected }), null, 2))
      const { original, value, sheet, cell: at, file: taken } = corrected
      const sent = original === null ? 'пустая ячейка' : `«${original}»`
      output.note(
        value === null
          ? `${taken.path} · ${sheet}!${at}: действует присланное — ${sent}.`
          : `${taken.path} · ${sheet}!${at}: «${value}», а было прислано — ${sent}.`,
      )
      output.note(`Строк принято ${taken.rows.accepted}, отложено ${taken.rows.quarantined}.`)
      return 0
    } finally {
      await engine.close()
    }
  },
}
