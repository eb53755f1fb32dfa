import { mapResult, mappingsResult } from '../../../api/mapping-results'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import type { Mapped } from '../../../engine/cases/settling/mappings'
import type { KeptMapping } from '../../../engine/store/mappings'
import type { Command, Output } from '../command'

/** «Участники», столбец «Учителей» → people.connected */
const line = ({ id, catalogue, sheet, title, table, column, keys }: KeptMapping): string => {
  const what = `лист «${sheet}»${title === null ? '' : `, столбец «${title}»`}`
  const named = Object.values(keys).join('; ')
  const where = `${table}${named === '' ? '' : `[${named}]`}${column === null ? '' : `.${column}`}`
  return `№ ${id}: ${what} → ${where} (${catalogue ?? 'сводные таблицы'})`
}

/** Tells of a mapping that was made or taken back and of the files read once more. */
export const tellMapped = (
  output: Output,
  audit: string,
  { mapping, files, unread }: Mapped,
  json: boolean,
): number => {
  if (json) output.out(JSON.stringify(mapResult.parse({ audit, mapping, files, unread }), null, 2))
  else {
    output.out(line(mapping))
    for (const { path, status, rows } of files)
      output.out(
        `${path}: ${status === 'accepted' ? 'принят' : 'ещё ждёт'}, строк принято ${rows.accepted}, отложено ${rows.quarantined}`,
      )
  }
  output.note(`Перечитано: ${counted(files.length, 'файл', 'файла', 'файлов')}.`)
  for (const { message } of unread) output.note(message)
  return files.some(({ status }) => status === 'refused' || status === 'unassigned') ? 1 : 0
}

export const mappings: Command = {
  usage: 'mappings --db DB [--delete N] [--audit NAME] [--json]',
  summary: 'сопоставления листов и столбцов: список; --delete — убрать и перечитать файлы',
  options: ['db', 'audit', 'delete'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const wanted = text('delete')
    if (wanted !== undefined && !/^\d+$/.test(wanted))
      throw new Failure('usage', `--delete — это номер сопоставления, а указано «${wanted}».`)
    const engine = await openEngine(needed('db'), true, { orReadOnly: wanted === undefined })
    try {
      if (wanted !== undefined) {
        const audit = engine.audit(text('audit'))
        return tellMapped(output, audit.name, await engine.dropMapping(audit, Number(wanted)), json)
      }
      const found = engine.mappings()
      if (json) output.out(JSON.stringify(mappingsResult.parse({ mappings: found }), null, 2))
      else for (const each of found) output.out(line(each))
      if (found.length === 0) output.note('Сопоставлений нет.')
      return 0
    } finally {
      await engine.close()
    }
  },
}
