import { join } from 'node:path'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import { makeFolder, writeOut } from '../../../engine/base/write-out'
import type { Command } from '../command'

const formatOf = (text: string | undefined): 'docx' | 'xlsx' => {
  if (text === undefined || text === 'docx' || text === 'xlsx') return text ?? 'docx'
  throw new Failure('usage', `Письма составляются в docx или xlsx, а не в «${text}».`)
}

export const letters: Command = {
  usage:
    'letters --db DB --out-dir DIR [--audit NAME] [--institution NAME] [--format docx|xlsx] [--reminders] [--names]',
  summary:
    'письма учреждениям об их результатах, по файлу на учреждение; с --reminders — напоминания тем, кто не сдал форму',
  options: ['db', 'audit', 'out-dir', 'institution', 'format'],
  flags: ['reminders', 'names'],
  run: async ({ text, flag, needed, openEngine, output, signal }) => {
    const folder = needed('out-dir')
    const format = formatOf(text('format'))
    const reminders = flag('reminders')
    const name = text('institution')
    const engine = await openEngine(needed('db'), true, { orReadOnly: true })
    try {
      const audit = engine.audit(text('audit'))
      const institutions = name === undefined ? undefined : [name]
      const found = await engine.letters(audit, { institutions, format, reminders, names: flag('names') })
      await makeFolder(folder)
      const written: string[] = []
      for (const letter of found) {
        if (signal.aborted) break
        await writeOut(join(folder, letter.name), await letter.make(), 'document-not-written')
        written.push(letter.institution)
        output.progress(written.length, found.length, letter.institution)
      }
      if (written.length > 0) await engine.noteProduced(audit, reminders ? 'reminders' : 'letters', written)
      if (written.length < found.length) output.note('Прервано: записанные до этого файлы остались.')
      const what = reminders
        ? counted(written.length, 'напоминание', 'напоминания', 'напоминаний')
        : counted(written.length, 'письмо', 'письма', 'писем')
      output.note(`Составлено: ${what}. Папка: ${folder}`)
      return written.length < found.length ? 1 : 0
    } finally {
      await engine.close()
    }
  },
}
