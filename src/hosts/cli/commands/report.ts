import type { Command } from '../command'

export const report: Command = {
  usage: 'report --db DB --out F.xlsx [--audit NAME]',
  summary: 'сравнительный отчёт в Excel',
  options: ['db', 'audit', 'out'],
  run: async ({ text, needed, openEngine, output }) => {
    const out = needed('out')
    const engine = await openEngine(needed('db'), true)
    let gathered
    try {
      gathered = engine.report(engine.audit(text('audit')))
    } finally {
      // The database is not needed to write, and is the larger part of the memory.
      await engine.close()
    }
    await gathered.writeTo(out)
    output.note(`Отчёт записан: ${out}`)
    return 0
  },
}
