import { counted } from '../../engine/base/russian'
import type { ImportedFile } from '../../engine/cases/taking/commit-file'
import type { ImportOptions, ImportOutcome } from '../../engine/cases/taking/import-files'
import type { Output } from './command'

/** Files that need the curator: refused, of nobody, or with something that could not be taken. */
export const needing = (files: ImportedFile[]): ImportedFile[] =>
  files.filter(
    ({ status, remarks }) =>
      status === 'refused' || status === 'unassigned' || remarks.some(({ severity }) => severity === 'error'),
  )

/** Tells how far an import is, and what of it is on the disk. */
export const progressTo = (output: Output): NonNullable<ImportOptions['onProgress']> => {
  const told = { saved: 0, done: 0 }
  return ({ done, saved, total, path }) => {
    if (saved > told.saved) output.saved(saved, total)
    if (done > told.done) output.progress(done, total, saved === 0 ? path : `${path} · сохранено ${saved}`)
    Object.assign(told, { saved, done })
  }
}

/** What only `--json` needs is loaded then: an import begins to read files the sooner. Gives the exit code. */
export const tellImported = async (
  output: Output,
  { audit, batch, files, cancelled, unread }: ImportOutcome,
  { json, database }: { json: boolean; database: string },
): Promise<number> => {
  if (json) {
    const { importResult } = await import('../../api/results')
    output.out(JSON.stringify(importResult.parse({ audit: audit.name, batch, unread, files }), null, 2))
  } else
    for (const file of files)
      for (const { severity, message, sheet, cell } of file.remarks)
        if (severity !== 'info') output.out([file.path, sheet, cell, message].filter(Boolean).join(' · '))
  const of = (status: string): number => files.filter((file) => file.status === status).length
  const bad = needing(files)
  output.note(
    `${audit.name}: ${counted(of('accepted'), 'файл принят', 'файла приняты', 'файлов принято')}, отклонено ${of('refused')}, ` +
      `без учреждения ${of('unassigned')}, повторных ${of('duplicate')}, вложений ${of('attachment')}. Требуют внимания: ${bad.length}.`,
  )
  if (files.some(({ candidates }) => candidates !== undefined))
    output.note(`Чьи файлы без учреждения: sverka assign --db "${database}".`)
  if (cancelled) output.note(`Приём прерван: принятые до этого файлы сохранены, не прочитано ${unread}.`)
  return bad.length > 0 || cancelled ? 1 : 0
}
