import { asSeen } from '../../base/russian'
import type { Dictionary } from '../evidence-types'
import type { Catalogue, Consequence, Theme } from '../types'
import type { Collector } from './collector'
import { sheetRows, type ReadCell, type SheetRow } from './read-sheet'
import { idIn, optionalTextIn, textIn } from './read-values'
import { sheetSpec } from './sheets'
import type { ReadBook, SheetKey } from './types'

type Terms = Record<string, string>

const once = (seen: Set<string>, cell: ReadCell, what: string, collector: Collector): void => {
  const key = asSeen(cell.text)
  if (key !== '' && seen.has(key)) collector.fault(cell, `${what} «${cell.text}» уже есть выше`)
  seen.add(key)
}

/** Rows of a sheet that may not be empty. */
export const someRows = (book: ReadBook, key: SheetKey, collector: Collector): SheetRow[] => {
  const spec = sheetSpec(key)
  const whole = { sheet: spec.title, cell: null, value: null }
  const before = collector.mistakes().length
  const rows = sheetRows(book, spec, collector)
  if (rows.length === 0 && collector.mistakes().length === before)
    collector.fault(whole, 'на листе нет ни одной строки')
  return rows
}

/** «Роли». */
export const readRoles = (
  book: ReadBook,
  terms: Terms,
  { choices }: Dictionary,
  collector: Collector,
): Catalogue['roles'] => {
  const titles = new Set<string>()
  return someRows(book, 'roles', collector).map(({ cell }, index) => {
    const [id, title, category] = [cell('id'), cell('title'), cell('category')]
    collector.put(['roles', index], id)
    collector.put(['roles', index, 'title'], title)
    collector.put(['roles', index, 'category'], category)
    once(titles, title, 'роль', collector)
    const known = (choices['Категория'] ?? []).find((each) => asSeen(each) === asSeen(category.text))
    return {
      id: idIn(id, 'код роли', collector),
      title: textIn(title, 'название роли', terms, collector),
      ...(category.text === '' ? {} : { category: known ?? category.text }),
    }
  })
}

/** «Разделы». */
export const readSections = (book: ReadBook, terms: Terms, collector: Collector): Catalogue['sections'] =>
  someRows(book, 'sections', collector).map(({ cell }, index) => {
    const [id, title] = [cell('id'), cell('title')]
    collector.put(['sections', index], id)
    return {
      id: textIn(id, 'код раздела', {}, collector),
      title: textIn(title, 'название раздела', terms, collector),
    }
  })

/** «Примечания». */
export const readNotes = (book: ReadBook, terms: Terms, collector: Collector): Catalogue['notes'] =>
  sheetRows(book, sheetSpec('notes'), collector).map(({ cell }) => ({
    clause: optionalTextIn(cell('clause'), {}, collector),
    text: textIn(cell('text'), 'примечание', terms, collector),
  }))

/** Themes known so far and those the workbook adds. */
export type ReadThemes = { all: Theme[]; added: Theme[] }

/**
 * «Темы»: rows of known themes must say what is known, since a theme means the same in every regulation; the others
 * are new.
 */
export const readThemes = (
  book: ReadBook,
  known: Theme[],
  consequences: Consequence[],
  collector: Collector,
): ReadThemes => {
  const added: Theme[] = []
  const seen = new Set<string>()
  for (const { cell } of sheetRows(book, sheetSpec('themes'), collector)) {
    const [id, title, consequence] = [cell('id'), cell('title'), cell('consequence')]
    once(seen, id, 'тема с кодом', collector)
    const theme = {
      id: idIn(id, 'код темы', collector),
      title: textIn(title, 'название темы', {}, collector),
      consequence:
        consequences.find((each) => each.id === consequence.text || asSeen(each.title) === asSeen(consequence.text))
          ?.id ?? '',
    }
    if (theme.consequence === '')
      collector.fault(
        consequence,
        consequence.text === ''
          ? 'не указаны последствия'
          : `последствий «${consequence.text}» нет; бывает: ${consequences.map((each) => each.title).join(', ')}`,
      )
    const same = known.find((each) => each.id === theme.id)
    if (same === undefined) {
      const namesake = [...known, ...added].find((each) => asSeen(each.title) === asSeen(theme.title))
      if (namesake !== undefined && title.text !== '')
        collector.fault(title, `тема «${title.text}» уже есть под кодом ${namesake.id}: возьмите её`)
      added.push(theme)
      continue
    }
    const kept =
      'тема общая для всех положений, менять её нельзя: верните прежнее или добавьте свою тему с другим кодом'
    if (asSeen(same.title) !== asSeen(theme.title)) collector.fault(title, `было «${same.title}»: ${kept}`)
    if (theme.consequence !== '' && same.consequence !== theme.consequence)
      collector.fault(
        consequence,
        `было «${consequences.find((each) => each.id === same.consequence)?.title ?? same.consequence}»: ${kept}`,
      )
  }
  return { all: [...known, ...added], added }
}
