import { aliasesResult } from '../../../api/collecting-results'
import { russianDay } from '../../../engine/base/calendar'
import { Failure } from '../../../engine/base/failure'
import type { Command } from '../command'
import { table } from '../output'

export const aliases: Command = {
  usage: 'aliases --db DB [--delete НОМЕР|НАИМЕНОВАНИЕ | --restore НОМЕР] [--json]',
  summary: 'запомненные наименования: как прислано, чьё это, с какого файла; забыть ошибочное и вернуть забытое',
  options: ['db', 'delete', 'restore'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const database = needed('db')
    const [which, back] = [text('delete'), text('restore')]
    if (back !== undefined && (which !== undefined || !/^\d+$/.test(back)))
      throw new Failure(
        'usage',
        `--restore — номер забытого наименования, и без --delete. Так: sverka ${aliases.usage}`,
      )
    const engine = await openEngine(database, true)
    try {
      if (which !== undefined) {
        const { id, name, institution } = await engine.deleteAlias(which)
        output.note(`Забыто: «${name}» — «${institution}». Принятые данные не изменились; о следующем файле спросим.`)
        output.note(`Вернуть: sverka aliases --restore ${id} --db "${database}".`)
      }
      if (back !== undefined) {
        const { name, institution } = await engine.restoreAlias(Number(back))
        output.note(`Снова помним: «${name}» — «${institution}».`)
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
