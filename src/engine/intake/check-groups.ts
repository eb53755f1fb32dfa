import { groupKey } from '../base/group-name'
import { counted } from '../base/russian'
import type { KnownCheck } from '../catalogue/evidence-types'
import { groupsOf, unknownGroups } from './group-list'
import { brokenCheck, type Form } from './relation'
import type { Fact, Remark } from './types'

const SHOWN = 5

const listed = (cells: string[]): string => {
  const rest = cells.length - SHOWN
  return `${cells.slice(0, SHOWN).join(', ')}${rest > 0 ? ` и ещё ${counted(rest, 'ячейка', 'ячейки', 'ячеек')}` : ''}`
}

/**
 * Classes and groups named on a sheet that stand nowhere in «Классы и группы»: one remark for each, however many cells
 * name it. Nothing is checked while that sheet is empty.
 */
export const checkKnown = (form: Form, check: KnownCheck): Remark[] => {
  const keys = form.rows(check.in).flatMap((row) => row.get(check.key) ?? [])
  const [first] = keys
  if (first === undefined) return []
  const groups = groupsOf(keys.map(({ value }) => String(value)))
  const unknown = new Map<string, { name: string; cells: Fact[] }>()
  for (const row of form.rows(check.table)) {
    const fact = row.get(check.column)
    if (fact === undefined) continue
    for (const name of new Set(unknownGroups(String(fact.value), groups))) {
      const known = unknown.get(groupKey(name))
      if (known === undefined) unknown.set(groupKey(name), { name, cells: [fact] })
      else if (!known.cells.includes(fact)) known.cells.push(fact)
    }
  }
  return [...unknown.values()].flatMap(({ name, cells }) => {
    const [cited] = cells
    if (cited === undefined) return []
    const also = cells.length === 1 ? '' : `; ячейки ${listed(cells.map(({ cell }) => cell))}`
    return [
      brokenCheck(check, cited, {
        value: name,
        expected: `название с листа «${first.sheet}»`,
        detail: `«${name}» на листе «${first.sheet}» нет${also}`,
        fix: `Напишите название так же, как на листе «${first.sheet}», или добавьте туда строку.`,
      }),
    ]
  })
}
