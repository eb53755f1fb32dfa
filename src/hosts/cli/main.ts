import { Failure } from '../../engine/base/failure'
import { openEngine, type Engine } from '../../engine/index'
import { engineOptions } from '../engine-options'
import { parsed, type Command } from './command'
import { aliases } from './commands/aliases'
import { anonymise } from './commands/anonymise'
import { assign } from './commands/assign'
import { batches } from './commands/batches'
import { catalogue } from './commands/catalogue'
import { collection } from './commands/collection'
import { correct } from './commands/correct'
import { demo } from './commands/demo'
import { form } from './commands/form'
import { importCommand } from './commands/import'
import { letters } from './commands/letters'
import { map } from './commands/map'
import { mappings } from './commands/mappings'
import { note } from './commands/note'
import { password } from './commands/password'
import { quarantine } from './commands/quarantine'
import { register } from './commands/register'
import { remarks } from './commands/remarks'
import { report } from './commands/report'
import { reports } from './commands/reports'
import { rescore } from './commands/rescore'
import { scores } from './commands/scores'
import { serve } from './commands/serve'
import { undo } from './commands/undo'
import { verdicts } from './commands/verdicts'
import { verify } from './commands/verify'
import { processOutput } from './output'
import { givenPassword, openWithPassword } from './password'

const commands: Record<string, Command> = {
  catalogue,
  register,
  form,
  import: importCommand,
  batches,
  undo,
  assign,
  aliases,
  collection,
  remarks,
  quarantine,
  correct,
  map,
  mappings,
  scores,
  verdicts,
  verify,
  password,
  rescore,
  report,
  reports,
  note,
  letters,
  anonymise,
  demo,
  serve,
}

const help = (): string =>
  [
    'Сверка — мониторинг исполнения положений о «Сферум»',
    '',
    ...Object.values(commands).map(({ usage, summary }) => `  sverka ${usage}\n      ${summary}`),
  ].join('\n')

const unexpected = (error: unknown): string =>
  `Ошибка самой программы, а не ваших файлов. То, что было сохранено раньше, цело. Подробности для разработчиков:\n${
    error instanceof Error ? error.stack : String(error)
  }`

const run = async ([name, ...args]: string[]): Promise<number> => {
  const output = processOutput()
  const command = name === undefined ? undefined : commands[name]
  if (command === undefined) {
    const asked = name === undefined || name === 'help' || name === '--help'
    ;(asked ? output.out : output.note)(asked ? help() : `Команды «${name}» нет.\n${help()}`)
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
    return await command.run({
      ...parsed(command, args),
      signal: stop.signal,
      output,
      host,
      usedPassword: () => used,
      openEngine: async (database, mustExist = false, more = {}) => {
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
