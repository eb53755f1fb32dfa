import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Command } from '../command'

/** Lets a closed database go now: left to itself, the collector keeps its memory until the report is half written. */
const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

export const report: Command = {
  usage: 'report --db DB --out F.xlsx [--audit NAME]',
  summary: 'сравнительный отчёт в Excel',
  options: ['db', 'audit', 'out'],
  run: async ({ text, needed, openEngine, output }) => {
    const out = needed('out')
    const engine = await openEngine(needed('db'), true)
    let gathered
    try {
      gathered = await engine.report(engine.audit(text('audit')))
    } finally {
      // The database is not needed to write, and is the larger part of the memory.
      await engine.close()
    }
    collectGarbage()
    await gathered.writeTo(out)
    output.note(`Отчёт записан: ${out}`)
    return 0
  },
}
