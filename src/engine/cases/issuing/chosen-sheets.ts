import { Failure } from '../../base/failure'
import { normalised } from '../../base/russian'
import { SHEETS, type SheetId } from '../../report/comparative/sheet-list'

/** Ids of sheets named by id or title. Throws Failure('no-sheet'). */
export const chosenSheets = (named: string[]): SheetId[] =>
  named.map((name) => {
    const wanted = normalised(name)
    const found = SHEETS.find(({ id, title }) => normalised(id) === wanted || normalised(title) === wanted)
    if (found !== undefined) return found.id
    const titles = SHEETS.map(({ id, title }) => `«${title}» (${id})`).join(', ')
    throw new Failure('no-sheet', `Листа «${name}» в отчёте нет. Есть: ${titles}.`)
  })
