import { missingOriginal } from '../judging/missing-original'
import { Failure } from '../../base/failure'
import type { ImportedFile } from '../taking/commit-file'
import type { EngineContext } from '../../engine-context'
import { isAside } from '../../intake/find-sheets'
import { fingerprintOf, titleRows } from '../../intake/fingerprint'
import { titleKey } from '../../intake/lookup'
import { shown } from '../../intake/remark'
import { isCloseTitle, sheetKey, sheetStem } from '../../intake/sheet-title'
import { targetOf } from './mapping-target'
import { rerun, type Unread } from '../taking/rerun'
import type { KeptMapping } from '../../store/mappings'
import type { Submission } from '../../store/submission-types'
import type { Audit } from '../../store/types'
import { DEFAULT_BOUNDS } from '../../workbook/guard'
import { readWorkbook } from '../../workbook/read'
import type { Sheet } from '../../workbook/types'

/** What the curator says of a sheet, or of one of its columns, in one of the files taken. */
export type MappingWish = {
  file: string
  sheet: string
  column: string | null
  as: string
  /** For a file that was not known to be a form: the catalogue it is of. */
  catalogue?: string | undefined
}

/** `unread`: files it concerns that cannot be read once more. */
export type Mapped = { mapping: KeptMapping; files: ImportedFile[]; unread: Unread[] }

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

/** The kept file that is meant by a path, as in remarks or as it lies on the disk. Throws Failure('which-file'). */
export const chosenFile = ({ store }: EngineContext, audit: Audit, file: string): Submission => {
  const wanted = file.split('\\').join('/')
  const kept = store.submissions(audit.id).filter(({ status }) => status !== 'attachment')
  const ways: ((each: Submission) => boolean)[] = [
    ({ path }) => path === file || path === wanted,
    ({ path }) => wanted.endsWith(`/${path}`) || path.endsWith(`/${wanted}`),
    ({ path }) => baseName(path) === baseName(wanted),
  ]
  for (const isMeant of ways) {
    const found = kept.filter(isMeant)
    const last = found.at(-1)
    if (last !== undefined && new Set(found.map(({ path }) => path)).size === 1) return last
    if (last !== undefined) break
  }
  throw new Failure(
    'which-file',
    `Файла «${file}» среди принятых нет, или таких несколько. Укажите путь, как в замечаниях.`,
  )
}

const chosenSheet = (sheets: Sheet[], title: string): Sheet => {
  const found =
    sheets.find((each) => sheetKey(each.title) === sheetKey(title)) ??
    sheets.find((each) => isCloseTitle(each.title, title))
  if (found !== undefined) return found
  const list = sheets.map((each) => `«${each.title}»`).join(', ')
  throw new Failure('which-sheet', `Листа «${title}» в файле нет. Есть: ${list}.`)
}

/** Titles as remarks name them: of two rows, as a path. */
const columnTitles = (sheet: Sheet, isKeyed: boolean): string[] => {
  const rows = isKeyed ? sheet.rows : titleRows(sheet)
  const texts = rows.map(({ cells }) =>
    cells.flatMap(({ content }) => (content.type === 'text' ? [shown(content)] : [])),
  )
  const [upper = [], lower = []] = texts
  return isKeyed
    ? texts.flatMap((row) => row.slice(0, 1))
    : [...texts.flat(), ...upper.flatMap((over) => lower.map((title) => `${over} / ${title}`))]
}

const chosenTitle = (sheet: Sheet, column: string, isKeyed: boolean): string => {
  const titles = columnTitles(sheet, isKeyed)
  const found = titles.find((title) => titleKey(title) === titleKey(column))
  if (found !== undefined) return found
  const list = titles.slice(0, 15).map((title) => `«${title}»`)
  throw new Failure('which-column', `Столбца «${column}» на листе «${sheet.title}» нет. Есть: ${list.join(', ')}.`)
}

const isSameSheet = (title: string | null, sheet: string): boolean =>
  title === null || sheetStem(title) === sheetStem(sheet)

/**
 * Keeps what the curator says of a sheet or column, in place of what he said of it before, and reads the files that
 * wait for it once more. It holds for every sheet with the same title and headers, in files to come too. Throws Failure:
 * `which-file`, `which-sheet`, `which-column`, `which-field`.
 */
export const confirmMapping = async (context: EngineContext, audit: Audit, wish: MappingWish): Promise<Mapped> => {
  const { store, now } = context
  const submission = chosenFile(context, audit, wish.file)
  const bytes = store.original(submission.sha256)
  if (bytes === null) throw new Failure('which-file', missingOriginal(store, submission))
  const sheet = chosenSheet(readWorkbook(bytes, DEFAULT_BOUNDS, isAside).sheets, wish.sheet)
  const target = targetOf(store.rules(audit.id), wish.catalogue ?? submission.catalogue, wish.as)
  if ((target.column === null) !== (wish.column === null))
    throw new Failure(
      'which-field',
      wish.column === null
        ? `Лист сопоставляют с листом формы, а «${wish.as}» — показатель. Назовите столбец или лист.`
        : `Столбец сопоставляют с показателем, а «${wish.as}» — лист. Назовите показатель, например people.connected.`,
    )
  const isKeyed = target.catalogue !== null && target.table === 'passport'
  const title = wish.column === null ? null : chosenTitle(sheet, wish.column, isKeyed)
  const said = { ...target, fingerprint: fingerprintOf(sheet, isKeyed), sheet: sheet.title, title }
  const at = now().toISOString()
  const id = store.transaction(() => {
    for (const each of store.mappings())
      if (
        each.catalogue === said.catalogue &&
        each.fingerprint === said.fingerprint &&
        titleKey(each.title ?? '') === titleKey(title ?? '')
      )
        store.removeMapping(each.id)
    const added = store.addMapping(said, at)
    store.journal(at, 'mapping-confirmed', { ...said, id: added })
    return added
  })
  const waiting = store.waitingForMapping(audit.id).filter((each) => isSameSheet(each.sheet, sheet.title))
  const again = await rerun(context, audit, [...new Set([submission.id, ...waiting.map((each) => each.submission)])])
  return { mapping: { ...said, id, addedAt: at }, ...again }
}

/**
 * Takes back what the curator said of a sheet or column; files with that sheet are read once more without it. Throws
 * Failure('no-mapping').
 */
export const dropMapping = async (context: EngineContext, audit: Audit, id: number): Promise<Mapped> => {
  const { store, now } = context
  const mapping = store.mappings().find((each) => each.id === id)
  if (mapping === undefined) throw new Failure('no-mapping', `Сопоставления № ${id} в базе нет.`)
  store.transaction(() => {
    store.removeMapping(id)
    store.journal(now().toISOString(), 'mapping-deleted', mapping)
  })
  const sheets = store.keptSheets(audit.id).filter((each) => isSameSheet(each.sheet, mapping.sheet))
  return { mapping, ...(await rerun(context, audit, [...new Set(sheets.map((each) => each.submission))])) }
}
