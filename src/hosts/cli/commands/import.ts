import { importResult } from '../../../api/results'
import { schoolYearOf } from '../../../engine/audits'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import type { Catalogue } from '../../../engine/catalogue/types'
import type { Engine } from '../../../engine/index'
import type { Audit } from '../../../engine/store/types'
import type { Command } from '../command'
import { targetOf } from '../target-audit'
import { sourcesOf } from '../walk'

/** The catalogue all files must be of: as the audit pins it, or as it is now. Throws Failure('no-catalogue'). */
const heldTo = async (engine: Engine, audit: Audit | null, id: string): Promise<Catalogue> =>
  audit === null ? engine.catalogue(id) : engine.pinnedCatalogue(audit, id)

export const importCommand: Command = {
  usage: 'import --db DB [--audit NAME] [--school-year 2025-2026] [--catalogue ID] PATH…',
  summary: 'принять присланные файлы; PATH — файл, папка или архив .zip',
  options: ['db', 'audit', 'school-year', 'catalogue'],
  run: async ({ positionals, text, needed, json, signal, openEngine, output }) => {
    const database = needed('db')
    if (positionals.length === 0)
      throw new Failure('usage', `Не указано, что принимать. Так: sverka ${importCommand.usage}`)
    const year = text('school-year')
    const schoolYear = year === undefined ? undefined : schoolYearOf(year)
    const sources = await sourcesOf(positionals)
    const engine = await openEngine(database)
    try {
      const held = text('catalogue')
      const target = targetOf(engine, text('audit'), schoolYear)
      const { audit, batch, files, cancelled } = await engine.importFiles(sources, {
        audit: target,
        wish: { name: text('audit'), schoolYear },
        catalogue: held === undefined ? null : (await heldTo(engine, target, held)).id,
        signal,
        onProgress: ({ done, total, path }) => output.progress(done, total, path),
      })
      if (json) output.out(JSON.stringify(importResult.parse({ audit: audit.name, batch, files }), null, 2))
      else
        for (const file of files)
          for (const { severity, message, sheet, cell } of file.remarks)
            if (severity !== 'info') output.out([file.path, sheet, cell, message].filter(Boolean).join(' · '))
      const of = (status: string): number => files.filter((file) => file.status === status).length
      const bad = files.filter(
        ({ status, remarks }) =>
          status === 'refused' || status === 'unassigned' || remarks.some(({ severity }) => severity === 'error'),
      )
      output.note(
        `${audit.name}: ${counted(of('accepted'), 'файл принят', 'файла приняты', 'файлов принято')}, отклонено ${of('refused')}, ` +
          `без учреждения ${of('unassigned')}, повторных ${of('duplicate')}, вложений ${of('attachment')}. Требуют внимания: ${bad.length}.`,
      )
      if (files.some(({ candidates }) => candidates !== undefined))
        output.note(`Чьи файлы без учреждения: sverka assign --db "${database}".`)
      if (cancelled) output.note('Приём прерван: принятые до этого файлы сохранены.')
      return bad.length > 0 || cancelled ? 1 : 0
    } finally {
      await engine.close()
    }
  },
}
