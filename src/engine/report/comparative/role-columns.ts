import type { Block } from './layout'
import { absolute } from './sheet'

/** Where things stand on «Роли»: rows from 1, columns from 0; each role has an index and a completeness. */
export const ROLES = { ids: 3, header: 5, first: 6, role: 3 } as const

/** A role of the catalogue that some unit belongs to, with its ranges on «Роли». */
export type RoleColumns = { id: string; title: string; column: number; indices: string; completeness: string }

export const roleColumns = ({ catalogue, units, rolesSheet, scores }: Block): RoleColumns[] => {
  const used = new Set(units.map(({ role }) => role))
  const bottom = ROLES.first + Math.max(scores.length, 1) - 1
  const down = (column: number): string => absolute(rolesSheet, ROLES.first, column, bottom, column)
  return catalogue.roles
    .filter(({ id }) => used.has(id))
    .map(({ id, title }, at) => {
      const column = ROLES.role + at * 2
      return { id, title, column, indices: down(column), completeness: down(column + 1) }
    })
}
