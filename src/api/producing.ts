import { basename, extname } from 'node:path'
import type { z } from 'zod'
import { archiveOf } from '../engine/archive'
import { russianDay } from '../engine/base/calendar'
import { Failure } from '../engine/base/failure'
import { fileNameOf, openNames } from '../engine/base/file-name'
import type { Engine } from '../engine/index'
import type { CopyToMake } from '../engine/cases/issuing/marked-copy'
import type { Audit } from '../engine/store/types'
import { DOCX, XLSX, ZIP, type GivenFile } from './downloads'
import type { JobTeller } from './jobs'
import type { reportBody } from './report-bodies'
import type { RouteParts } from './route-parts'

type Options<Kind> = Extract<z.infer<typeof reportBody>, { kind: Kind }>['options']

const TYPES: Record<string, string> = { '.xlsx': XLSX, '.docx': DOCX }

type Made = { name: string; bytes: Uint8Array }

/** One file as it is, several as an archive of that name. Names have extensions, that of the archive none. */
export const together = (files: Made[], archive: string): GivenFile => {
  const [only, ...more] = files
  if (only !== undefined && more.length === 0)
    return { ...only, type: TYPES[extname(only.name)] ?? 'application/octet-stream' }
  return { name: `${fileNameOf(archive)}.zip`, type: ZIP, bytes: archiveOf(files) }
}

export const stopped = ({ signal }: Pick<JobTeller, 'signal'>): void => {
  if (signal.aborted) throw new Failure('cancelled', 'Остановлено.')
}

/** Files to answer senders with, each named by its institution, else by the file. */
export const copiesOf = async (
  copies: CopyToMake[],
  archive: string,
  teller: Pick<JobTeller, 'signal' | 'tell' | 'log'>,
): Promise<GivenFile> => {
  const name = openNames()
  const files: Made[] = []
  for (const copy of copies) {
    stopped(teller)
    const { bytes, extension, problem, institution, file } = await copy.make()
    const title = institution ?? `Без учреждения — ${basename(file, extname(file))}`
    files.push({ name: `${name(fileNameOf(title))}.${extension}`, bytes })
    if (problem !== null) teller.log(`«${file}»: записаны только замечания (${problem}).`)
    teller.tell({ done: files.length, total: copies.length, note: title })
  }
  return together(files, archive)
}

const receivers = (copies: CopyToMake[]): string[] => [
  ...new Set(copies.flatMap(({ institution }) => institution ?? [])),
]

export const markedCopies = async (
  engine: Engine,
  audit: Audit,
  { institutions, all }: Options<'copies'>,
  teller: JobTeller,
): Promise<GivenFile> => {
  const found: CopyToMake[] = []
  if (institutions === undefined) found.push(...(await engine.markedCopies(audit)))
  else for (const each of institutions) found.push(...(await engine.markedCopies(audit, each)))
  const wanted = found.filter(({ faults }) => all || faults > 0)
  if (wanted.length === 0) throw new Failure('nothing-to-send', 'Замечаний нет, отправлять нечего.')
  const made = await copiesOf(wanted, `Файлы с пометками — ${audit.name}`, teller)
  await engine.noteExport(audit, 'copies', { files: wanted.length, institutions: receivers(wanted) })
  return made
}

export const allForms = async (
  engine: Engine,
  audit: Audit,
  options: Options<'forms'>,
  teller: JobTeller,
): Promise<GivenFile> => {
  const forms = engine.formsFor(audit, options)
  if (forms.length === 0)
    throw new Failure('nobody', 'Учреждений в мониторинге ещё нет: загрузите реестр или примите присланные формы.')
  const files: Made[] = []
  for (const { institution, name, make } of forms) {
    stopped(teller)
    files.push({ name: `${name}.xlsx`, bytes: await make() })
    teller.tell({ done: files.length, total: forms.length, note: institution })
  }
  await engine.noteExport(audit, 'forms', {
    files: files.length,
    institutions: forms.map(({ institution }) => institution),
  })
  return together(files, `Формы — ${audit.name}`)
}

/** `today` is an ISO day. One to be kept is noted in the database, by `writing`. */
export const comparativeReport = async (
  engine: Engine,
  audit: Audit,
  { against, freeze, title, ...options }: Options<'comparative'>,
  { today, writing }: { today: string } & Pick<RouteParts, 'writing'>,
  teller: JobTeller,
): Promise<GivenFile> => {
  teller.tell({ note: 'Данные собираются' })
  if (freeze) {
    const { report, workbook } = await writing(() =>
      engine.freezeReport(audit, { title, options, against: against ?? 'last' }),
    )
    return { name: report.name, type: XLSX, bytes: workbook }
  }
  const report = await engine.report(audit, options, against)
  teller.tell({ note: 'Отчёт составляется' })
  const bytes = await report.bytes()
  stopped(teller)
  const kind = against === undefined ? 'Сравнительный отчёт' : 'Уточнённый свод'
  return { name: `${fileNameOf(`${kind} — ${audit.name} — ${russianDay(today)}`)}.xlsx`, type: XLSX, bytes }
}

export const openData = async (engine: Engine, audit: Audit, options: Options<'open-data'>): Promise<GivenFile> =>
  together(
    (await engine.openData(audit, options)).map((file) => ({ ...file, plain: true })),
    `Открытые данные — ${audit.name}`,
  )
