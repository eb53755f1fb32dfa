import { schoolYearOf } from '../../../engine/audits'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import type { Catalogue } from '../../../engine/catalogue/types'
import type { ImportedFile } from '../../../engine/cases/taking/commit-file'
import type { DryRun } from '../../../engine/cases/taking/dry-run'
import type { ImportOptions } from '../../../engine/cases/taking/import-files'
import type { Engine } from '../../../engine/index'
import type { Audit } from '../../../engine/store/types'
import type { Command, Output } from '../command'
import { targetOf } from '../target-audit'
import { sourcesOf } from '../walk'

/** The catalogue all files must be of: as the audit pins it, or as it is now. Throws Failure('no-catalogue'). */
const heldTo = async (engine: Engine, audit: Audit | null, id: string): Promise<Catalogue> =>
  audit === null ? engine.catalogue(id) : engine.pinnedCatalogue(audit, id)

/** Files that need the curator: refused, of nobody, or with something that could not be taken. */
const needing = (files: ImportedFile[]): ImportedFile[] =>
  files.filter(
    ({ status, remarks }) =>
      status === 'refused' || status === 'unassigned' || remarks.some(({ severity }) => severity === 'error'),
  )

/** What only `--json` and a dry run need is loaded then: an import begins to read files the sooner. */
const tellDryRun = async (output: Output, run: DryRun, json: boolean): Promise<number> => {
  if (json) {
    const { dryRunResult } = await import('../../../api/taking-back-results')
    output.out(JSON.stringify(dryRunResult.parse({ ...run, dryRun: true }), null, 2))
  } else {
    const { dryRunText } = await import('../dry-run-text')
    output.out(dryRunText(run))
  }
  output.note('Это пробный приём: ничего не записано.')
  return needing(run.files).length > 0 || run.cancelled ? 1 : 0
}

export const importCommand: Command = {
  usage:
    'import --db DB [--audit NAME] [--school-year 2025-2026] [--catalogue ID] [--dry-run] [--again] [--retry] PATH…',
  summary:
    'принять присланные файлы; PATH — файл, папка или архив .zip; --dry-run — только показать, что изменится; --again — принять и то, что заменено позже; --retry — прочитать и то, на чём программа завершилась',
  options: ['db', 'audit', 'school-year', 'catalogue'],
  flags: ['dry-run', 'again', 'retry'],
  run: async ({ positionals, text, needed, flag, json, signal, openEngine, output }) => {
    const database = needed('db')
    if (positionals.length === 0)
      throw new Failure('usage', `Не указано, что принимать. Так: sverka ${importCommand.usage}`)
    const year = text('school-year')
    const schoolYear = year === undefined ? undefined : schoolYearOf(year)
    const sources = await sourcesOf(positionals)
    const engine = await openEngine(database, false, { readsSoon: true })
    try {
      const held = text('catalogue')
      const target = targetOf(engine, text('audit'), schoolYear)
      const told = { saved: 0, done: 0 }
      const options: ImportOptions = {
        audit: target,
        wish: { name: text('audit'), schoolYear },
        catalogue: held === undefined ? null : (await heldTo(engine, target, held)).id,
        signal,
        again: flag('again'),
        retry: flag('retry'),
        onProgress: ({ done, saved, total, path }) => {
          if (saved > told.saved) output.saved(saved, total)
          if (done > told.done) output.progress(done, total, saved === 0 ? path : `${path} · сохранено ${saved}`)
          Object.assign(told, { saved, done })
        },
      }
      if (flag('dry-run')) return await tellDryRun(output, await engine.dryRun(sources, options), json)
      const { audit, batch, files, cancelled, unread } = await engine.importFiles(sources, options)
      if (json) {
        const { importResult } = await import('../../../api/results')
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
    } finally {
      await engine.close()
    }
  },
}
