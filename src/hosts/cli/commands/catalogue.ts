import type { Command, Invocation } from '../command'
import { diffCatalogues } from './catalogue-diff'
import { showCatalogues } from './catalogue-show'

type SubCommand = (args: string[], invocation: Invocation) => Promise<number>

/** Words after `catalogue` that are not ids; each has its own file. */
const subCommands: Record<string, SubCommand> = { diff: diffCatalogues }

export const catalogue: Command = {
  usage: 'catalogue [ID | diff A B] [--json]',
  summary: 'перечни требований, которые знает программа, один целиком или сравнение двух по темам',
  options: [],
  run: (invocation) => {
    const [first, ...rest] = invocation.positionals
    const subCommand = first === undefined ? undefined : subCommands[first]
    return subCommand === undefined ? showCatalogues(first, invocation) : subCommand(rest, invocation)
  },
}
