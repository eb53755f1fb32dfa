import type { Command } from '../command'
import { tellMapped } from './mappings'

export const map: Command = {
  usage:
    'map --db DB --file ФАЙЛ --sheet ЛИСТ [--column "ЗАГОЛОВОК"] --as people.connected [--catalogue ID] [--audit NAME] [--json]',
  summary: 'сказать, что это за лист или столбец, и перечитать файлы, которые этого ждут',
  options: ['db', 'audit', 'file', 'sheet', 'column', 'as', 'catalogue'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const [file, sheet, as] = [needed('file'), needed('sheet'), needed('as')]
    const engine = await openEngine(needed('db'), true)
    try {
      const audit = engine.audit(text('audit'))
      const wish = { file, sheet, column: text('column') ?? null, as, catalogue: text('catalogue') }
      return tellMapped(output, audit.name, await engine.confirmMapping(audit, wish), json)
    } finally {
      await engine.close()
    }
  },
}
