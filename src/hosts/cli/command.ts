import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Failure } from '../../engine/base/failure'
import type { Engine, EngineOptions } from '../../engine/index'

type OptionSpec = NonNullable<ParseArgsConfig['options']>

/** Where a command writes: one JSON document or a short text to `out`, everything else to `note`. */
export type Output = {
  out: (text: string) => void
  note: (text: string) => void
  /** A line that replaces itself on a terminal, and is thinned out elsewhere. */
  progress: (done: number, total: number, text: string) => void
  /** So many of the files are on the disk; said apart where lines do not replace themselves. */
  saved: (count: number, total: number) => void
}

export type Invocation = {
  positionals: string[]
  /** A text option's value. */
  text: (name: string) => string | undefined
  /** A text option that must be there. Throws Failure('usage'). */
  needed: (name: string) => string
  flag: (name: string) => boolean
  json: boolean
  signal: AbortSignal
  output: Output
  openEngine: (
    database: string | null,
    mustExist?: boolean,
    options?: Pick<EngineOptions, 'readsSoon' | 'orReadOnly'>,
  ) => Promise<Engine>
  /** The password that the database was opened with, from the environment or the terminal; null where none was. */
  usedPassword: () => string | null
  host: Omit<EngineOptions, 'database' | 'mustExist'>
}

export type Command = {
  usage: string
  summary: string
  /** Names of options that take a text. */
  options: string[]
  /** Names of options without a text. */
  flags?: string[]
  run: (invocation: Invocation) => Promise<number>
}

type Parsed = Pick<Invocation, 'positionals' | 'text' | 'needed' | 'flag' | 'json'>

/** Reads a command's arguments. Throws Failure('usage') with the command's usage line. */
export const parsed = (command: Command, args: string[]): Parsed => {
  const spec: OptionSpec = { json: { type: 'boolean' } }
  for (const name of command.options) spec[name] = { type: 'string' }
  for (const name of command.flags ?? []) spec[name] = { type: 'boolean' }
  const usage = (what: string): Failure => new Failure('usage', `${what}\nТак: sverka ${command.usage}`)
  let found
  try {
    found = parseArgs({ args, options: spec, allowPositionals: true, strict: true })
  } catch (error) {
    throw usage(`Не разобрать команду: ${error instanceof Error ? error.message : String(error)}`)
  }
  const text = (name: string): string | undefined => {
    const value = found.values[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    positionals: found.positionals,
    text,
    needed: (name) => {
      const value = text(name)
      if (value === undefined) throw usage(`Не указано --${name}.`)
      return value
    },
    flag: (name) => found.values[name] === true,
    json: found.values['json'] === true,
  }
}
