import type { EvidenceTable } from '../catalogue/evidence-types'
import type { FormPlan } from '../catalogue/types'
import type { Sheet } from '../workbook/types'
import { contentMatches } from './by-content'
import type { MappingsOf } from './mapped'
import { isCloseTitle, sheetKey } from './sheet-title'

export const PASSPORT_SHEET = 'Учреждение'
export const ANSWERS_SHEET = 'Требования'
const IDENTITY_SHEET = '_sverka'
const REMARKS_SHEET = 'Замечания программы'
const ASIDE_TITLES = ['Контроль заполнения', 'Справочники', 'Инструкция', REMARKS_SHEET]
const ASIDE_SHEETS = ASIDE_TITLES.map(sheetKey)

/** What a sheet of a form is for: `passport`, `answers` or the id of a table. */
type Part = string

type Wanted = { part: Part; titles: string[] }

/** `twins`: sheets whose title claims a part that another sheet has, or that several claim alike (`of` null). */
export type FoundSheets = { sheets: Map<Part, Sheet>; twins: { sheet: Sheet; part: Part; of: Sheet | null }[] }

/** The sheet of one of these titles; the first where several claim it. */
const sheetNamed = (sheets: Sheet[], titles: string[]): Sheet | undefined => {
  const keys = titles.map(sheetKey)
  return sheets.find(({ title }) => keys.includes(sheetKey(title)))
}

export const identitySheet = (sheets: Sheet[]): Sheet | undefined => sheetNamed(sheets, [IDENTITY_SHEET])

/** Sheets of a form that nobody fills: their rows are counted and not read. */
export const isAside = (title: string): boolean => ASIDE_SHEETS.includes(sheetKey(title))

/** The sheet that came with a marked copy and comes back with it. */
export const isRemarksSheet = ({ title }: Sheet): boolean => sheetKey(title) === sheetKey(REMARKS_SHEET)

/** Sheets the program itself puts into a form; none holds an institution's data. */
export const isServiceSheet = ({ title }: Sheet): boolean => isAside(title) || title === IDENTITY_SHEET

/** Tables that have a sheet of their own. */
export const sheetTables = ({ tables }: FormPlan): EvidenceTable[] => tables.filter(({ from }) => from === undefined)

const wantedBy = (plan: FormPlan): Wanted[] => [
  { part: 'passport', titles: [PASSPORT_SHEET] },
  { part: 'answers', titles: [ANSWERS_SHEET] },
  ...sheetTables(plan).map(({ id, sheet, synonyms }) => ({ part: id, titles: [sheet, ...synonyms] })),
]

/** Every title a sheet of these forms may bear. */
export const sheetTitles = (plans: FormPlan[]): string[] => [
  ...new Set([
    ...[IDENTITY_SHEET, ...ASIDE_TITLES],
    ...plans.flatMap((plan) => wantedBy(plan).flatMap(({ titles }) => titles)),
  ]),
]

/**
 * Which sheet of a workbook is which part of a form: as a curator said, else by title, by a title close to it, by
 * content. Where several claim one part alike, none is taken.
 */
export const findSheets = (all: Sheet[], plan: FormPlan, mappings: MappingsOf): FoundSheets => {
  const wanted = wantedBy(plan)
  const sheets = new Map<Part, Sheet>()
  const twins: FoundSheets['twins'] = []
  const free = new Set(all.filter((sheet) => !isServiceSheet(sheet)))
  const give = (part: Part, sheet: Sheet): void => {
    sheets.set(part, sheet)
    free.delete(sheet)
  }
  for (const sheet of free) {
    const part = mappings.tableOf(sheet)
    if (part !== null && !sheets.has(part) && wanted.some((each) => each.part === part)) give(part, sheet)
  }
  const missing = (): Wanted[] => wanted.filter(({ part }) => !sheets.has(part))
  for (const pick of [(titles: string[]) => titles.slice(0, 1), (titles: string[]) => titles.slice(1)])
    for (const { part, titles } of missing()) {
      const sheet = sheetNamed([...free], pick(titles))
      if (sheet !== undefined) give(part, sheet)
    }
  if (free.size === 0) return { sheets, twins }
  const isClose = ({ title }: Sheet, titles: string[]): boolean => titles.some((known) => isCloseTitle(title, known))
  for (const { part, titles } of missing()) {
    const close = [...free].filter((sheet) => isClose(sheet, titles))
    const [only, ...more] = close
    if (only === undefined) continue
    if (more.length === 0) give(part, only)
    else
      for (const sheet of close) {
        twins.push({ sheet, part, of: null })
        free.delete(sheet)
      }
  }
  for (const { part, titles } of wanted)
    for (const sheet of free) {
      const of = sheets.get(part)
      if (of === undefined || !isClose(sheet, titles)) continue
      twins.push({ sheet, part, of })
      free.delete(sheet)
    }
  const open = missing().filter(({ part }) => !twins.some((twin) => twin.part === part))
  if (open.length > 0 && free.size > 0)
    for (const [part, sheet] of contentMatches(
      [...free],
      plan,
      open.map(({ part: each }) => each),
    ))
      give(part, sheet)
  return { sheets, twins }
}
