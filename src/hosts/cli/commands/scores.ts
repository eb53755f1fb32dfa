import { scoresResult } from '../../../api/results'
import { percent } from '../../../engine/base/russian'
import type { Level } from '../../../engine/comparison/types'
import type { Command } from '../command'
import { table } from '../output'

const LEVELS: Record<Level, string> = { high: 'высокий', sufficient: 'достаточный', low: 'низкий' }

const shown = (share: number | null): string => (share === null ? '—' : percent(share))

export const scores: Command = {
  usage: 'scores --db DB [--audit NAME] [--json]',
  summary: 'индекс, возможный индекс и полнота данных по учреждениям',
  options: ['db', 'audit'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const engine = await openEngine(needed('db'), true)
    try {
      const audit = engine.audit(text('audit'))
      const { institutions, absent } = engine.comparison(audit)
      if (json) {
        output.out(JSON.stringify(scoresResult.parse({ audit: audit.name, institutions, absent }), null, 2))
        return 0
      }
      const rows = institutions.map((each) => [
        each.rank === null ? '—' : String(each.rank),
        each.name,
        shown(each.index),
        shown(each.upper),
        shown(each.completeness),
        each.level === null ? (each.levelReason ?? '—') : LEVELS[each.level],
      ])
      output.out(table([['Место', 'Учреждение', 'Индекс', 'Возможный', 'Полнота', 'Уровень'], ...rows]))
      for (const { name } of absent) output.out(`не представили сведения: ${name}`)
      return 0
    } finally {
      await engine.close()
    }
  },
}
