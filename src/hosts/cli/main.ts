import { Failure } from '../../engine/base/failure'
import type { Engine } from '../../engine/index'
import { engineOptions } from '../engine-options'
import { parsed, type Command } from './command'
import { processOutput } from './output'
import { givenPassword, openWithPassword } from './password'

/** What a window is waited for with loads nothing of the others, nor the engine: that has a thread of its own. */
const commandNamed = async (name: string | undefined): Promise<Command | undefined> => {
  if (name === 'serve') return (await import('./commands/serve')).serve
  const { commands } = await import('./all-commands')
  return name === undefined ? undefined : commands[name]
}

const help = async (): Promise<string> => {
  const { commands } = await import('./all-commands')
  return [
    'Сверка — мониторинг исполнения положений о «Сферум»',
    '',
    ...Object.values(commands).map(({ usage, summary }) => `  sverka ${usage}\n      ${summary}`),
  ].join('\n')
}

const unexpected = (error: unknown): string =>
  `Ошибка самой программы, а не ваших файлов. То, что было сохранено раньше, цело. Подробности для разработчиков:\n${
    error instanceof Error ? error.stack : String(error)
  }`

const run = async ([name, ...args]: string[]): Promise<number> => {
  const output = processOutput()
  const command = await commandNamed(name)
  if (command === undefined) {
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
