import { verdictsResult } from '../../../api/results'
import { clauseLabel } from '../../../engine/base/label'
import type { Command } from '../command'
import { OUTCOMES } from '../words'

export const verdicts: Command = {
  usage: 'verdicts --db DB --institution NAME [--audit NAME] [--json]',
  summary: 'результат каждого требования с причиной и ячейками',
  options: ['db', 'audit', 'institution'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const engine = await openEngine(needed('db'), true, { orReadOnly: true })
    try {
      const result = engine.verdicts(engine.audit(text('audit')), needed('institution'))
      if (json) {
        output.out(JSON.stringify(verdictsResult.parse(result), null, 2))
        return 0
      }
      output.out(result.institution)
      for (const verdict of result.verdicts) {
        const place = clauseLabel({ ...verdict, subitem: null, annex: null })
        const cells = verdict.evidence.slice(0, 5).map(({ file, sheet, cell }) => `${file} · ${sheet}!${cell}`)
        output.out(`${place}\t${OUTCOMES[verdict.outcome]}\t${verdict.reason}\t${cells.join('; ')}`)
      }
      for (const { message } of result.discrepancies) output.out(`расхождение: ${message}`)
      for (const { clause, item, annex, label, text } of result.indicators)
        output.out(`показатель: ${clauseLabel({ clause, item, subitem: null, annex })}\t${label}\t${text}`)
      for (const { requirement, since, why } of result.reviews)
        output.out(`пересмотреть решение куратора: ${requirement}\t${since}\t${why}`)
      for (const { catalogue, clause, outcome, reason } of result.orphaned)
        output.out(
          `решение куратора без требования: ${clause} (${catalogue})\t${OUTCOMES[outcome]}\t${reason} — в нынешней редакции такого требования нет, решение хранится`,
        )
      return 0
    } finally {
      await engine.close()
    }
  },
}
