import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../../engine/base/failure'
import type { Command } from '../command'

const portOf = (text: string | undefined): number => {
  if (text === undefined) return 0
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port
  throw new Failure('usage', `Порт «${text}» записан неверно: нужно целое число от 1 до 65535.`)
}

/** Resolves when the user stops the program, or the system does. */
const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => resolve()
    signal.addEventListener('abort', stop, { once: true })
    process.once('SIGTERM', stop)
    process.once('SIGHUP', stop)
  })

export const serve: Command = {
  usage: 'serve [--db DB] [--port P]',
  summary: 'открыть результаты в браузере на этом компьютере; печатает ссылку',
  options: ['db', 'port'],
  run: async ({ text, host, signal, openEngine, output }) => {
    const port = portOf(text('port'))
    const database = text('db') ?? null
    const [{ apiOf }, { openBrowserHost }, { readRendererFiles }] = await Promise.all([
      import('../../../api/app'),
      import('../../browser/host'),
      import('../../renderer-files'),
    ])
    // The build puts the page beside the folder of the threads.
    const files = await readRendererFiles(fileURLToPath(new URL('../renderer/', host.threadFile)))
    const engine = database === null ? null : await openEngine(database, true)
    try {
      const api = apiOf({
        engine: () => engine,
        host: () => ({
          kind: 'browser',
          version: host.version,
          can: { chooseDatabase: false, openRecent: false },
          database: database === null ? null : basename(database),
          recent: [],
          engine: { state: 'running', restarts: 0, message: null },
          saved: { state: 'saved', at: null, message: null },
        }),
        onError: (error) => output.note(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      })
      const opened = await openBrowserHost({ api, files, port })
      output.out(opened.url)
      await stopped(signal)
      await opened.close()
      return 0
    } finally {
      await engine?.close()
    }
  },
}
