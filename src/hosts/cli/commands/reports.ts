import { frozenReportsResult } from '../../../api/frozen-results'
import { russianDay } from '../../../engine/base/calendar'
import { writeOut } from '../../../engine/base/write-out'
import type { Command } from '../command'
import { table } from '../output'
import { reportNumber } from '../report-number'

export const reports: Command = {
  usage: 'reports [N --out F.xlsx] --db DB [--audit NAME] [--json]',
  summary: 'отправленные отчёты; с номером — файл отчёта в том виде, в каком его отправили',
  options: ['db', 'audit', 'out'],
  run: async ({ positionals: [which], text, needed, json, openEngine, output }) => {
    const id = which === undefined ? null : reportNumber(which)
    const out = id === null ? null : needed('out')
    const engine = await openEngine(needed('db'), true)
    try {
      const audit = engine.audit(text('audit'))
      if (id !== null && out !== null) {
        const { report, workbook } = await engine.frozenReport(audit, id)
        await writeOut(out, workbook, 'report-not-written')
        output.note(`Отчёт № ${report.id} записан, как был отправлен: ${out}`)
        return 0
      }
      const all = engine.frozenReports(audit)
      if (json) {
        output.out(JSON.stringify(frozenReportsResult.parse({ audit: audit.name, reports: all }), null, 2))
        return 0
      }
      if (all.length === 0) output.out('Отправленных отчётов нет. Зафиксировать отчёт: sverka report --freeze.')
      else
        output.out(
          table([
            ['№', 'Отправлен', 'Название', 'Уточняет', 'Файл', 'SHA-256'],
            ...all.map(({ id: number, frozenAt, title, against, name, sha256 }) => [
              ...[String(number), russianDay(frozenAt.slice(0, 10)), title],
              ...[against === null ? '—' : `№ ${against}`, name, `${sha256.slice(0, 12)}…`],
            ]),
          ]),
        )
      return 0
    } finally {
      await engine.close()
    }
  },
}
