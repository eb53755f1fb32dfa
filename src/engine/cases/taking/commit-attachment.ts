import { nestedQuotes } from '../../base/quotes'
import type { Batch, ImportedFile } from './commit-file'
import { displayName, type EngineContext } from '../../engine-context'
import type { Remark, Taken } from '../../intake/types'
import type { Institution } from '../../store/types'
import { fileRemark } from '../../intake/remark'
import { stemOf } from '../../workbook/sheet-files'

/** A form of the same batch: where it lay and whose it is; null where nobody knows, or it is of many. */
export type FormPlace = { path: string; institution: number | null }

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Name of a form as files beside it repeat it; sheets that came as text tables have a common one. */
const nameOf = (path: string): string =>
  stemOf(path)
    .replace(/ ?\(листы CSV[^)]*\)$/, '')
    .toLowerCase()

/** «СОШ 5» begins «СОШ 5 приказ», and not «СОШ 57». */
const begins = (name: string, longer: string): boolean =>
  name !== '' && longer.startsWith(name) && !/^[\p{L}\p{N}]/u.test(longer.slice(name.length))

const only = (institutions: (number | null)[]): number | null => {
  const [first = null, ...others] = new Set(institutions)
  return others.length === 0 ? first : null
}

/**
 * Where the forms of a batch lay and whose they are. A file sent before is whose it was then; one with rows of many
 * institutions is of nobody.
 */
export const placesOf = ({ store }: EngineContext, { audit, id }: Batch, files: ImportedFile[]): FormPlace[] => {
  const accepted = store.submissions(audit.id).filter(({ status }) => status === 'accepted')
  return files.flatMap(({ path, sha256, status }) => {
    const isAgain = status === 'duplicate'
    const same = accepted.filter((each) => (isAgain ? each.sha256 === sha256 : each.batch === id && each.path === path))
    if (status === 'attachment' || (isAgain && same.length === 0)) return []
    return [{ path, institution: only(same.map(({ institution }) => institution)) }]
  })
}

/** Forms of the folder a file lies in, or of the nearest folder around it that has any but the outermost. */
const formsAround = (path: string, forms: FormPlace[]): FormPlace[] => {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const here = forms.filter((form) => folderOf(form.path) === folder)
    if (here.length > 0 || folder === '' || folderOf(folder) === '') return here
  }
}

/**
 * Whose a file is that lies beside forms: of the form in its folder that it is named after («СОШ 5.xlsx», «СОШ 5
 * приказ.pdf»), else of the only institution whose forms lie in its folder or in the nearest one around it. A file
 * nobody could read may be of anybody, and makes the folder's owner unknown. Null where it cannot be told.
 */
export const ownerOf = (path: string, forms: FormPlace[]): number | null => {
  const name = nameOf(path)
  const namesakes = forms.filter(
    (form) => folderOf(form.path) === folderOf(path) && form.institution !== null && begins(nameOf(form.path), name),
  )
  const longest = Math.max(...namesakes.map((form) => nameOf(form.path).length))
  const closest = namesakes.filter((form) => nameOf(form.path).length === longest)
  return closest.length > 0
    ? only(closest.map(({ institution }) => institution))
    : only(formsAround(path, forms).map(({ institution }) => institution))
}

const KINDS: Record<string, string> = {
  pdf: 'Документ PDF',
  image: 'Картинка',
  word: 'Текстовый документ',
  rtf: 'Текстовый документ',
  presentation: 'Презентация',
}

const remarkOf = (kind: string, institution: Institution | null): Remark => {
  const what = KINDS[kind] ?? 'Файл'
  const message =
    institution === null
      ? `${what}, а не книга Excel: записано имя, размер и контрольная сумма, но неизвестно, чьё это вложение. Если это сама форма, попросите прислать её книгой Excel (.xlsx); если приложение к форме, положите его в папку учреждения рядом с формой.`
      : `${what}: вложение к форме «${displayName(institution)}». Записаны имя, размер и контрольная сумма, сам файл в базе не хранится.`
  return institution === null
    ? fileRemark('warning', 'attachment-unassigned', nestedQuotes(message))
    : fileRemark('info', 'attachment', nestedQuotes(message))
}

/** Registers a file that lies beside forms: its name, size and SHA-256, not its content. Call inside a transaction. */
export const commitAttachment = (
  { store, now }: EngineContext,
  batch: Batch,
  { path, taken }: { path: string; taken: Extract<Taken, { status: 'attachment' }> },
  institution: Institution | null,
): ImportedFile => {
  const { sha256, bytes, kind } = taken
  const remarks = [remarkOf(kind, institution)]
  store.addSubmission(
    batch.audit.id,
    {
      ...{ batch: batch.id, path, sha256, status: 'attachment', institution: institution?.id ?? null, catalogue: null },
      ...{ refusal: null, balance: [], remarks, quarantined: [], tables: [], keyed: [], original: null, bytes },
    },
    now().toISOString(),
  )
  return {
    ...{ path, sha256, bytes, status: 'attachment', catalogue: null, remarks },
    institution: institution === null ? null : displayName(institution),
    rows: { read: 0, accepted: 0, quarantined: 0, skipped: 0 },
  }
}
