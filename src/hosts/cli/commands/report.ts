import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { collectGarbage } from '../../../engine/base/collect-garbage'
import { Failure } from '../../../engine/base/failure'
import { writeOut } from '../../../engine/base/write-out'
import type { Command, Invocation } from '../command'
import { reportNumber } from '../report-number'
import { REPORT_FLAGS, REPORT_OPTIONS, reportOptionsOf } from '../report-options'

const writeInto = async (folder: string, files: { name: string; bytes: Uint8Array }[]): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true })
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
  } catch (cause) {
    throw new Failure(
      'open-data-not-written',
      `Не удалось записать открытые данные в папку «${folder}». Проверьте, что в неё можно писать и файлы не открыты в другой программе, и повторите.`,
      cause,
    )
  }
}

/** What is amended: a numbered report, or (`--amended`) the one sent last; nothing where neither is asked for. */
const againstOf = ({ text, flag }: Pick<Invocation, 'text' | 'flag'>): number | 'last' | undefined => {
  const number = text('against')
  return number === undefined ? (flag('amended') ? 'last' : undefined) : reportNumber(number)
}

export const report: Command = {
  usage:
    'report --db DB [--out F.xlsx [--freeze [--title T]] [--amended | --against N]] [--open-data DIR] [--audit NAME] [--kinds …] [--catalogues …] [--institutions …] [--sheets …] [--previous NAME | --no-previous] [--names] [--aliases]',
  summary: 'сравнительный отчёт в Excel; те же числа в CSV и JSON; без имён людей, пока не сказано --names',
  options: ['db', 'audit', 'out', 'open-data', 'title', 'against', ...REPORT_OPTIONS],
  flags: ['freeze', 'amended', ...REPORT_FLAGS],
  run: async ({ text, flag, needed, openEngine, output }) => {
    const folder = text('open-data')
    const isFrozen = flag('freeze')
    const out = folder === undefined || isFrozen ? needed('out') : text('out')
    const options = reportOptionsOf({ text, flag })
    const against = againstOf({ text, flag })
    const engine = await openEngine(needed('db'), true, { orReadOnly: !isFrozen })
    let gathered
    try {
      const audit = engine.audit(text('audit'))
      if (folder !== undefined) {
        const files = await engine.openData(audit, options)
        await writeInto(folder, files)
        output.note(`Открытые данные записаны: ${folder} (файлов: ${files.length})`)
      }
      if (out === undefined) return 0
      if (isFrozen) {
        const { report: kept, workbook } = await engine.freezeReport(audit, {
          ...{ title: text('title'), options, against: against ?? 'last' },
        })
        await writeOut(out, workbook, 'report-not-written')
        output.note(`Отчёт записан и сохранён как отправленный под № ${kept.id} «${kept.title}»: ${out}`)
        output.note(`SHA-256 файла: ${kept.sha256}`)
        return 0
      }
      gathered = await engine.report(audit, options, against)
    } finally {
      // The database is not needed to write, and is the larger part of the memory.
      await engine.close()
    }
    // Left to itself, the collector keeps the closed database's memory until the report is half written.
    collectGarbage()
    await gathered.writeTo(out)
    output.note(`Отчёт записан: ${out}`)
    return 0
  },
}
