import { remarksResult } from '../../../api/results'
import type { Command } from '../command'

export const remarks: Command = {
  usage: 'remarks --db DB [--institution NAME] [--audit NAME] [--json]',
  summary: 'замечания к присланным файлам: лист, ячейка, что исправить',
  options: ['db', 'audit', 'institution'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const engine = await openEngine(needed('db'), true)
    try {
      const audit = engine.audit(text('audit'))
      const found = engine.remarks(audit, text('institution'))
      if (json) output.out(JSON.stringify(remarksResult.parse({ audit: audit.name, remarks: found }), null, 2))
      else
        for (const { institution, file, sheet, cell, message } of found)
          output.out([institution ?? 'без учреждения', file, sheet, cell, message].filter(Boolean).join(' · '))
      return 0
    } finally {
      await engine.close()
    }
  },
}
