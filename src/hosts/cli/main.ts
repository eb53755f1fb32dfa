import { Failure } from '../../engine/base/failure'
import type { Engine } from '../../engine/index'
import { engineOptions } from '../engine-options'
import { parsed, type Command } from './command'
import { processOutput } from './output'
import { givenPassword, openWithPassword } from './password'

/**
 * Each is loaded when it is asked for: most need a small part of the program, and `serve` not even
 * the engine: that has a thread of its own.
 */
const commands: Record<string, () => Promise<Command>> = {
  catalogue: async () => (await import('./commands/catalogue')).catalogue,
  register: async () => (await import('./commands/register')).register,
  form: async () => (await import('./commands/form')).form,
  import: async () => (await import('./commands/import')).importCommand,
  batches: async () => (await import('./commands/batches')).batches,
  undo: async () => (await import('./commands/undo')).undo,
  redo: async () => (await import('./commands/redo')).redo,
  assign: async () => (await import('./commands/assign')).assign,
  aliases: async () => (await import('./commands/aliases')).aliases,
  collection: async () => (await import('./commands/collection')).collection,
  remarks: async () => (await import('./commands/remarks')).remarks,
  quarantine: async () => (await import('./commands/quarantine')).quarantine,
  correct: async () => (await import('./commands/correct')).correct,
  map: async () => (await import('./commands/map')).map,
  mappings: async () => (await import('./commands/mappings')).mappings,
  scores: async () => (await import('./commands/scores')).scores,
  verdicts: async () => (await import('./commands/verdicts')).verdicts,
  verify: async () => (await import('./commands/verify')).verify,
  password: async () => (await import('./commands/password')).password,
  rescore: async () => (await import('./commands/rescore')).rescore,
  report: async () => (await import('./commands/report')).report,
  reports: async () => (await import('./commands/reports')).reports,
  note: async () => (await import('./commands/note')).note,
  letters: async () => (await import('./commands/letters')).letters,
  anonymise: async () => (await import('./commands/anonymise')).anonymise,
  demo: async () => (await import('./commands/demo')).demo,
  serve: async () => (await import('./commands/serve')).serve,
}

const help = async (): Promise<string> => {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  return [
    'Сверка — мониторинг исполнения положений о «Сферум»',
    '',
    ...all.map(({ usage, summary }) => `  sverka ${usage}\n      ${summary}`),
  ].join('\n')
}

const unexpected = (error: unknown): string =>
  `Ошибка самой программы, а не ваших файлов. То, что было сохранено раньше, цело. Подробности для разработчиков:\n${
    error instanceof Error ? error.stack : String(error)
  }`

const run = async ([name, ...args]: string[]): Promise<number> => {
  const output = processOutput()
  const load = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name]
  if (load === undefined) {
    const asked = name === undefined || name === 'help' || name === '--help'
    ;(asked ? output.out : output.note)(asked ? await help() : `Команды «${name}» нет.\n${await help()}`)
    return asked && name !== undefined ? 0 : 2
  }
  const stop = new AbortController()
  process.once('SIGINT', () => {
    output.note('Останавливаюсь…')
    stop.abort()
  })
  const host = engineOptions(import.meta.url)
  let used = givenPassword()
  try {
    const command = await load()
    return await command.run({
      ...parsed(command, args),
      signal: stop.signal,
      output,
      host,
      usedPassword: () => used,
      openEngine: async (database, mustExist = false, more = {}) => {
        const { openEngine } = await import('../../engine/index')
        const opened = (wanted: string | undefined): Promise<Engine> => {
          used = wanted ?? null
          return openEngine({ ...host, ...more, database, mustExist, password: wanted })
        }
        const engine = await openWithPassword(used, opened, output.note)
        if (used !== null && !engine.isSealed() && !engine.opening.readOnly && name !== 'password')
          output.note('Эта база не защищена паролем: он не понадобился. Поставить его: sverka password --db ФАЙЛ.')
        if (engine.opening.words !== null) output.note(engine.opening.words)
        return engine
      },
    })
  } catch (error) {
    output.note(error instanceof Failure ? error.message : unexpected(error))
    return 2
  }
}

process.exitCode = await run(process.argv.slice(2))
