import { writeOut } from '../../../engine/base/write-out'
import type { Command } from '../command'
import { REPORT_FLAGS, REPORT_OPTIONS, reportOptionsOf } from '../report-options'

const OPTIONS = REPORT_OPTIONS.filter((each) => each !== 'sheets')
const FLAGS = REPORT_FLAGS.filter((each) => each !== 'names')

export const note: Command = {
  usage:
    'note --db DB --out F.docx [--audit NAME] [--previous NAME | --no-previous] [--kinds …] [--catalogues …] [--institutions …] [--aliases]',
  summary: 'аналитическая справка в Word; с динамикой, если в базе есть прошлый мониторинг; люди в ней не называются',
  options: ['db', 'audit', 'out', ...OPTIONS],
  flags: FLAGS,
  run: async ({ text, flag, needed, openEngine, output }) => {
    const out = needed('out')
    const options = reportOptionsOf({ text: (name) => (name === 'sheets' ? undefined : text(name)), flag })
    const engine = await openEngine(needed('db'), true, { orReadOnly: true })
    try {
      const audit = engine.audit(text('audit'))
      const { make } = await engine.note(audit, options)
      await writeOut(out, await make(), 'document-not-written')
      await engine.noteProduced(audit, 'note', [])
    } finally {
      await engine.close()
    }
    output.note(`Справка записана: ${out}`)
    return 0
  },
}
