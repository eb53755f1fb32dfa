import { missingOriginal } from '../judging/missing-original'
import { rulesOf } from '../judging/bulk-verdicts'
import { address, placeOfCell } from '../../base/address'
import { Failure } from '../../base/failure'
import { nestedQuotes } from '../../base/quotes'
import { planForm } from '../../catalogue/plan'
import { displayName, type EngineContext } from '../../engine-context'
import { isAside } from '../../intake/find-sheets'
import { shown } from '../../intake/remark'
import type { Correction } from '../../store/corrections'
import type { Audit, Institution } from '../../store/types'
import type { SourceFile } from '../../store/source-files'
import type { SourceReader } from './source-reader'
import type { CellValue, Merge, Reading, Sheet } from '../../workbook/types'

/** `file`, `sheet` and `cell` as evidence names them; '' is the first sheet, without a cell the top of it. */
export type SourceWish = { file: string; sheet: string; cell: string | null; institution: Institution | null }

type Window = { top: number; left: number; bottom: number; right: number }

/** Cells of an original around one; rows and columns are 0-based, empty cells left out. */
export type SourceCells = {
  file: string
  sheetFile: string | null
  institution: string | null
  sheets: { title: string; hidden: boolean; rows: number; columns: number }[]
  sheet: string
  cell: string | null
  window: Window
  cells: { row: number; column: number; address: string; text: string; kind: CellValue['type'] }[]
  merges: Merge[]
  cited: { address: string; requirements: string[] }[]
  corrections: Omit<Correction, 'sha256' | 'sheet'>[]
}

const AROUND = { rows: 8, columns: 6 }

const OBSERVATION = /^Наблюдение куратора № \d+/

const noSource = (message: string): Failure => new Failure('no-source', nestedQuotes(message))

const chosen = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, wish: SourceWish): SourceFile => {
  const { file, sheet, cell, institution } = wish
  if (OBSERVATION.test(file))
    throw noSource('Это наблюдение куратора: оно записано в программе, исходной ячейки у него нет.')
  const found = store
    .sourceFiles(audit.id, { file, sheet, cell: cell ?? '' })
    .filter((each) => institution === null || each.institution === institution.id || each.institution === null)
  const [best] = [...found].sort(
    (one, other) =>
      Number(other.isInForce) - Number(one.isInForce) ||
      Number(other.institution !== null) - Number(one.institution !== null) ||
      other.id - one.id,
  )
  if (best === undefined)
    throw new Failure('which-file', nestedQuotes(`Файла «${file}» в мониторинге нет: возможно, его приём отменён.`))
  if (best.status === 'attachment')
    throw noSource(`«${file}» — вложение: записаны имя, размер и контрольная сумма, сам файл в базе не хранится.`)
  if (best.status === 'refused') throw noSource(`«${file}» не принят: прочитать его как книгу не удалось.`)
  return best
}

type Kept = { sha256: string; reading: Reading }

/** Readings of the files looked into last: whoever looks at one cell looks at the next. */
export type SourceMemory = { kept: Kept[] }

const REMEMBERED = 4
const MOST_CELLS = 60_000

const remember = ({ kept }: SourceMemory, each: Kept): void => {
  const cells = each.reading.sheets.reduce(
    (sum, { rows }) => sum + rows.reduce((all, row) => all + row.cells.length, 0),
    0,
  )
  if (cells > MOST_CELLS) return
  kept.unshift(each)
  kept.splice(REMEMBERED)
}

const readingOf = async (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  { sha256, path }: SourceFile,
  memory: SourceMemory,
  reader: SourceReader,
): Promise<Reading> => {
  const known = memory.kept.find((each) => each.sha256 === sha256)
  if (known !== undefined) return known.reading
  const bytes = store.original(sha256)
  if (bytes === null) throw noSource(missingOriginal(store, { path, sha256 }))
  const rules = rulesOf({ store }, audit)
  try {
    const plans = rules.catalogues.map(({ id }) => planForm(rules, id))
    const reading = await reader.read(bytes, path, plans)
    remember(memory, { sha256, reading })
    return reading
  } catch (error) {
    if (error instanceof Failure) throw noSource(`Исходный файл «${path}» больше не открывается. ${error.message}`)
    throw error
  }
}

const filled = ({ rows }: Sheet): { rows: number; columns: number } => ({
  rows: (rows.at(-1)?.row ?? -1) + 1,
  columns: rows.reduce((most, { cells }) => Math.max(most, (cells.at(-1)?.column ?? -1) + 1), 0),
})

const windowAround = (sheet: Sheet, place: { row: number; column: number } | null): Window => {
  const { rows, columns } = filled(sheet)
  const { row, column } = place ?? { row: AROUND.rows, column: AROUND.columns }
  const [lastRow, lastColumn] =
    place === null ? [rows - 1, columns - 1] : [Math.max(rows - 1, row), Math.max(columns - 1, column)]
  return {
    top: Math.max(0, row - AROUND.rows),
    left: Math.max(0, column - AROUND.columns),
    bottom: Math.max(0, Math.min(lastRow, row + AROUND.rows)),
    right: Math.max(0, Math.min(lastColumn, column + AROUND.columns)),
  }
}

const cellsIn = ({ rows }: Sheet, { top, left, bottom, right }: Window): SourceCells['cells'] =>
  rows
    .filter(({ row }) => row >= top && row <= bottom)
    .flatMap(({ row, cells }) =>
      cells.flatMap(({ column, content, from }) =>
        column < left || column > right || from !== undefined
          ? []
          : [{ row, column, address: address(row, column), text: shown(content), kind: content.type }],
      ),
    )

const mergesIn = ({ merges = [] }: Sheet, window: Window): Merge[] =>
  merges
    .filter(
      ({ top, left, bottom, right }) =>
        top <= window.bottom && bottom >= window.top && left <= window.right && right >= window.left,
    )
    .map(({ top, left, bottom, right }) => ({
      top: Math.max(top, window.top),
      left: Math.max(left, window.left),
      bottom: Math.min(bottom, window.bottom),
      right: Math.min(right, window.right),
    }))

const citedOn = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  institution: number | null,
  { file, sheet }: { file: string; sheet: string },
): SourceCells['cited'] => {
  const verdicts = institution === null ? [] : (store.assessment(audit.id, institution)?.verdicts ?? [])
  const found = new Map<string, Set<string>>()
  for (const { requirement, evidence } of verdicts)
    for (const each of evidence)
      if (each.file === file && each.sheet === sheet && each.cell !== '')
        found.set(each.cell, (found.get(each.cell) ?? new Set<string>()).add(requirement))
  return [...found].map(([cell, requirements]) => ({ address: cell, requirements: [...requirements] }))
}

/**
 * Reads a kept original once more and gives what stands around a cell, as it was sent; corrections are told beside it.
 * Throws Failure: `which-file`, `no-source` (nothing is kept, or it opens no more), `no-sheet`, `usage`.
 */
export const sourceCells = async (
  context: Pick<EngineContext, 'store'>,
  audit: Audit,
  wish: SourceWish,
  memory: SourceMemory,
  reader: SourceReader,
): Promise<SourceCells> => {
  const { store } = context
  const place = wish.cell === null ? null : placeOfCell(wish.cell)
  if (wish.cell !== null && place === null)
    throw new Failure('usage', `Ячейка «${wish.cell}» записана неверно. Пример: C7.`)
  const from = chosen(context, audit, wish)
  const { sheets: all } = await readingOf(context, audit, from, memory, reader)
  const sheets = all.filter(({ title }) => !isAside(title))
  const sheet = wish.sheet === '' ? sheets[0] : sheets.find(({ title }) => title === wish.sheet)
  if (sheet === undefined)
    throw new Failure(
      'no-sheet',
      nestedQuotes(
        `Листа «${wish.sheet}» в файле «${wish.file}» нет. Есть: ${sheets.map(({ title }) => `«${title}»`).join(', ')}.`,
      ),
    )
  const window = windowAround(sheet, place)
  const owner = wish.institution?.id ?? from.institution
  const institution = store.institutions(audit.id).find(({ id }) => id === owner)
  const corrections = store.correctionsOf(audit.id, from.sha256).filter((each) => each.sheet === sheet.title)
  return {
    file: from.path,
    sheetFile: sheet.file ?? null,
    institution: institution === undefined ? null : displayName(institution),
    sheets: sheets.map((each) => ({ title: each.title, hidden: each.hidden, ...filled(each) })),
    sheet: sheet.title,
    cell: place === null ? null : address(place.row, place.column),
    window,
    cells: cellsIn(sheet, window),
    merges: mergesIn(sheet, window),
    cited: citedOn(context, audit, owner ?? null, { file: from.path, sheet: sheet.title }),
    corrections: corrections.map(({ cell, value, original, reason, date }) => ({
      cell,
      value,
      original,
      reason,
      date,
    })),
  }
}
