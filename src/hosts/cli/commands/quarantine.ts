import { quarantineResult } from '../../../api/taking-back-results'
import { counted } from '../../../engine/base/russian'
import type { Command } from '../command'

export const quarantine: Command = {
  usage: 'quarantine --db DB [--institution NAME] [--audit NAME] [--json]',
  summary: 'что отложено и ждёт: строки с ячейками и причинами, файлы; и сделанные исправления',
  options: ['db', 'audit', 'institution'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const engine = await openEngine(needed('db'), true, { orReadOnly: true })
    try {
      const audit = engine.audit(text('audit'))
      const found = engine.quarantine(audit, text('institution'))
      if (json) {
        output.out(JSON.stringify(quarantineResult.parse({ audit: audit.name, ...found }), null, 2))
        return 0
      }
      for (const { institution, file, sheet, row, cell, message } of found.rows)
        output.out([institution ?? 'без учреждения', file, `${sheet}!${cell ?? row}`, message].join(' · '))
      for (const { file, reason } of found.files) output.out(`файл ждёт: ${file} · ${reason}`)
      for (const { file, sheet, cell, value, original, reason, date, isInForce } of found.corrections)
        output.out(
          `исправлено: ${file} · ${sheet}!${cell} · «${value}» вместо ${original === null ? 'пустой ячейки' : `«${original}»`} · ${reason} · ${date}${isInForce ? '' : ' · новая форма принесла другое, проверьте'}`,
        )
      output.note(
        `Отложено: ${counted(new Set(found.rows.map(({ id }) => id)).size, 'строка', 'строки', 'строк')}, файлов ждёт ${found.files.length}. ` +
          'Исправить значение: sverka correct; назвать лист или столбец: sverka map; сказать, чей файл: sverka assign.',
      )
      return 0
    } finally {
      await engine.close()
    }
  },
}
