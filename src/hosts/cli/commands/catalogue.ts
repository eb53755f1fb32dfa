import type { Command, Invocation } from '../command'
import { showCatalogues } from './catalogue-show'

type SubCommand = (args: string[], invocation: Invocation) => Promise<number>

/** Words after `catalogue` that are not ids; each has its own file. */
const subCommands: Record<string, SubCommand> = {}

export const catalogue: Command = {
  usage: 'catalogue [ID] [--json]',
  summary: 'перечни требований, которые знает программа, или один целиком',
  options: [],
  run: (invocation) => {
    const [first, ...rest] = invocation.positionals
    const subCommand = first === undefined ? undefined : subCommands[first]
    return subCommand === undefined ? showCatalogues(first, invocation) : subCommand(rest, invocation)
  },
}
