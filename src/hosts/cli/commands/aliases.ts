import { aliasesResult } from '../../../api/collecting-results'
import { russianDay } from '../../../engine/base/calendar'
import type { Command } from '../command'
import { table } from '../output'

export const aliases: Command = {
  usage: 'aliases --db DB [--delete НОМЕР|НАИМЕНОВАНИЕ] [--json]',
  summary: 'запомненные наименования: как прислано, чьё это, с какого файла; удалить ошибочное',
  options: ['db', 'delete'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const engine = await openEngine(needed('db'), true)
    try {
      const which = text('delete')
      if (which !== undefined) {
        const { name, institution } = await engine.deleteAlias(which)
        output.note(`Забыто: «${name}» — «${institution}». Принятые данные не изменились; о следующем файле спросим.`)
      }
      const found = engine.aliases()
      if (json) output.out(JSON.stringify(aliasesResult.parse({ aliases: found }), null, 2))
      else if (found.length > 0)
        output.out(
          table([
            ['№', 'Как прислано', 'ИНН', 'Учреждение', 'Когда', 'Файл'],
            ...found.map(({ id, name, inn, institution, addedAt, file }) => [
              ...[String(id), name, inn ?? '—', institution],
              ...[russianDay(addedAt.slice(0, 10)), file],
            ]),
          ]),
        )
      else output.note('Запомненных наименований нет.')
      return 0
    } finally {
      await engine.close()
    }
  },
}
