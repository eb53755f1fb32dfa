import { scoresResult } from '../../../api/results'
import type { Comparison } from '../../../engine/comparison/types'
import type { Command } from '../command'
import { table } from '../output'
import { LEVELS, shown } from '../words'

type Row = Comparison['institutions'][number]

const OWN: [string, (score: Row) => string][] = [
  ['Место', ({ rank }) => (rank === null ? '—' : String(rank))],
  ['Учреждение', ({ name }) => name],
]

const FIGURES: [string, (score: Row) => string][] = [
  ['Индекс', ({ index }) => shown(index)],
  ['Возможный', ({ upper }) => shown(upper)],
  ['Полнота', ({ completeness }) => shown(completeness)],
  ['Уровень', ({ level, levelReason }) => (level === null ? (levelReason ?? '—') : LEVELS[level])],
]

/** Only where institutions are held to different catalogues. */
const ACROSS: [string, (score: Row) => string][] = [
  ['Положение', ({ catalogue }) => catalogue],
  ['На общих темах', ({ common }) => shown(common.index)],
]

export const scores: Command = {
  usage: 'scores --db DB [--audit NAME] [--json]',
  summary: 'индекс, возможный индекс и полнота данных по учреждениям',
  options: ['db', 'audit'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const engine = await openEngine(needed('db'), true, { orReadOnly: true })
    try {
      const audit = engine.audit(text('audit'))
      const { institutions, themes, absent } = engine.comparison(audit)
      if (json) {
        output.out(JSON.stringify(scoresResult.parse({ audit: audit.name, institutions, themes, absent }), null, 2))
        return 0
      }
      const several = new Set(institutions.map(({ catalogue }) => catalogue)).size > 1
      const columns = [...OWN, ...(several ? ACROSS : []), ...FIGURES]
      const rows = institutions.map((each) => columns.map(([, of]) => of(each)))
      output.out(table([columns.map(([title]) => title), ...rows]))
      if (several) output.out(`Общих тем: ${themes.filter(({ common }) => common).length} из ${themes.length}`)
      for (const { name } of absent) output.out(`не представили сведения: ${name}`)
      return 0
    } finally {
      await engine.close()
    }
  },
}
