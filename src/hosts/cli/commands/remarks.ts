import { copiesResult, remarksResult } from '../../../api/results'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import type { Engine } from '../../../engine/index'
import type { Audit } from '../../../engine/store/types'
import type { Command, Invocation } from '../command'
import { writeAllCopies, writeCopies, type WrittenCopy } from '../marked-files'

const listed = (engine: Engine, audit: Audit, { text, json, output }: Invocation): void => {
  const found = engine.remarks(audit, text('institution'))
  if (json) output.out(JSON.stringify(remarksResult.parse({ audit: audit.name, remarks: found }), null, 2))
  else
    for (const { institution, file, sheet, cell, message } of found)
      output.out([institution ?? 'без учреждения', file, sheet, cell, message].filter(Boolean).join(' · '))
}

/** Writes marked copies where the arguments ask for them. Throws Failure('usage') where they contradict each other. */
const written = async (engine: Engine, audit: Audit, invocation: Invocation): Promise<WrittenCopy[]> => {
  const [institution, out, folder] = ['institution', 'out', 'out-dir'].map(invocation.text)
  if (out !== undefined && institution !== undefined && folder === undefined)
    return writeCopies(await engine.markedCopies(audit, institution), out, invocation)
  if (folder !== undefined && institution === undefined && out === undefined)
    return writeAllCopies(await engine.markedCopies(audit), folder, invocation)
  throw new Failure(
    'usage',
    'Файл одному учреждению: --institution ИМЯ --out X.xlsx. Всем, у кого есть замечания: --out-dir ПАПКА без --institution.',
  )
}

export const remarks: Command = {
  usage: 'remarks --db DB [--institution NAME [--out X.xlsx] | --out-dir DIR] [--audit NAME] [--json]',
  summary:
    'замечания к присланным файлам: лист, ячейка, что исправить; с --out — книга учреждения с пометками в ячейках',
  options: ['db', 'audit', 'institution', 'out', 'out-dir'],
  run: async (invocation) => {
    const { text, needed, json, signal, openEngine, output } = invocation
    const engine = await openEngine(needed('db'), true, { orReadOnly: true })
    try {
      const audit = engine.audit(text('audit'))
      if (text('out') === undefined && text('out-dir') === undefined) {
        listed(engine, audit, invocation)
        return 0
      }
      const copies = await written(engine, audit, invocation)
      if (copies.length > 0)
        await engine.noteExport(audit, 'copies', {
          files: copies.length,
          institutions: [...new Set(copies.flatMap(({ institution }) => institution ?? []))],
        })
      if (json) output.out(JSON.stringify(copiesResult.parse({ audit: audit.name, copies }), null, 2))
      else for (const { out } of copies) output.out(out)
      output.note(
        copies.length === 0
          ? 'Замечаний нет, отправлять нечего.'
          : `Записано: ${counted(copies.length, 'файл', 'файла', 'файлов')}. Отправьте их учреждениям на исправление.`,
      )
      return signal.aborted ? 1 : 0
    } finally {
      await engine.close()
    }
  },
}
