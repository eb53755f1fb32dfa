import { schoolYearOf } from '../../../engine/audits'
import { Failure } from '../../../engine/base/failure'
import type { Catalogue } from '../../../engine/catalogue/types'
import type { DryRun } from '../../../engine/cases/taking/dry-run'
import type { ImportOptions } from '../../../engine/cases/taking/import-files'
import type { Engine } from '../../../engine/index'
import type { Audit } from '../../../engine/store/types'
import type { Command, Output } from '../command'
import { needing, progressTo, tellImported } from '../imported-text'
import { targetOf } from '../target-audit'
import { sourcesOf } from '../walk'

/** The catalogue all files must be of: as the audit pins it, or as it is now. Throws Failure('no-catalogue'). */
const heldTo = async (engine: Engine, audit: Audit | null, id: string): Promise<Catalogue> =>
  audit === null ? engine.catalogue(id) : engine.pinnedCatalogue(audit, id)

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
      const options: ImportOptions = {
        audit: target,
        wish: { name: text('audit'), schoolYear },
        catalogue: held === undefined ? null : (await heldTo(engine, target, held)).id,
        signal,
        again: flag('again'),
        retry: flag('retry'),
        onProgress: progressTo(output),
      }
      if (flag('dry-run')) return await tellDryRun(output, await engine.dryRun(sources, options), json)
      return await tellImported(output, await engine.importFiles(sources, options), { json, database })
    } finally {
      await engine.close()
    }
  },
}
