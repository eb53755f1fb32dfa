import type { Command } from '../command'

export const report: Command = {
  usage: 'report --db DB --out F.xlsx [--audit NAME]',
  summary: 'сравнительный отчёт в Excel',
  options: ['db', 'audit', 'out'],
  run: async ({ text, needed, openEngine, output }) => {
    const out = needed('out')
    const engine = await openEngine(needed('db'), true)
    try {
      await engine.report(engine.audit(text('audit')), out)
    } finally {
      await engine.close()
    }
    output.note(`Отчёт записан: ${out}`)
    return 0
  },
}
