import type { Command, Invocation } from '../command'
import { addCatalogue } from './catalogue-add'
import { diffCatalogues } from './catalogue-diff'
import { showCatalogues } from './catalogue-show'

type SubCommand = (args: string[], invocation: Invocation) => Promise<number>

/** Words after `catalogue` that are not ids; each has its own file. */
const subCommands: Record<string, SubCommand> = { add: addCatalogue, diff: diffCatalogues }

export const catalogue: Command = {
  usage: 'catalogue [ID [--out X.xlsx] | diff A B | add X.xlsx] [--db DB] [--json]',
  summary: 'перечни требований: список, один целиком или книгой Excel, сравнение двух по темам, добавление своего',
  options: ['db', 'out'],
  run: (invocation) => {
    const [first, ...rest] = invocation.positionals
    const subCommand = first === undefined ? undefined : subCommands[first]
    return subCommand === undefined ? showCatalogues(first, invocation) : subCommand(rest, invocation)
  },
}
