import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../../engine/base/failure'
import type { OpenedDatabase } from '../../engine-messages'
import type { Command, Invocation } from '../command'

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

const unsaved = (error: unknown): never => {
  if (!(error instanceof Failure)) throw error
  throw new Failure(error.code, `${error.message} Программа закрыта, последние изменения в базу не попали.`, error)
}

/** Loaded here, so that no other command pays for it. */
const parts = async () => {
  const [{ openBrowserHost }, desk, bridge, first, recent, folders, { readRendererFiles }, { opensLong }] =
    await Promise.all([
      import('../../browser/host'),
      import('../../desk'),
      import('../../engine-bridge'),
      import('../../first-database'),
      import('../../recent-databases'),
      import('../../user-folders'),
      import('../../renderer-files'),
      import('../../../engine/opens-long'),
    ])
  return { openBrowserHost, ...desk, ...bridge, ...first, ...recent, ...folders, readRendererFiles, opensLong }
}

/** A database under a password is opened by the page. Throws any other failure. */
const waitingForPassword = (error: unknown): null => {
  if (error instanceof Failure && error.code === 'password-needed') return null
  throw error
}

const noFailure = (): null => null

const openedWords = (database: OpenedDatabase | null): string => {
  if (database === null) return 'База защищена паролем: введите его на открывшейся странице.'
  return database.isNew ? `Создана новая база: «${database.path}»` : `База: «${database.path}»`
}

const run = async ({ text, host, usedPassword, signal, output }: Invocation): Promise<number> => {
  const port = portOf(text('port'))
  const named = text('db')
  // Before anything is printed: whoever reads the address may stop the program at once.
  const end = stopped(signal)
  const { engineThreadStarter, startedAhead } = await import('../../start-engine-thread')
  const start = startedAhead(engineThreadStarter(host))
  const use = await parts()
  const place = use.userPlace(homedir())
  const bridge = use.bridgeToEngine({ start, note: output.note })
  const desk = use.deskOver({
    kind: 'browser',
    version: host.version,
    bridge,
    recent: use.recentDatabasesIn(use.configFolder(place), host.now),
    dialogs: null,
    onError: (error) => output.note(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  })
  try {
    const first = {
      named: named === undefined ? null : resolve(named),
      recent: desk.recent(),
      otherwise: use.defaultDatabase(place),
    }
    let tellLong = (): void => undefined
    const long = new Promise<boolean>((resolve) => {
      tellLong = () => resolve(false)
    })
    const open = (path: string, canCreate: boolean): Promise<OpenedDatabase> => {
      void use.opensLong(path).then((is) => is && tellLong())
      return desk.open(path, canCreate, usedPassword() ?? undefined)
    }
    const opening = use.openFirst(first, open).catch(waitingForPassword)
    const near = Promise.race([opening.then(() => true), long])
    const [files, isThere] = await Promise.all([
      // The build puts the page beside the folder of the threads.
      use.readRendererFiles(fileURLToPath(new URL('../renderer/', host.threadFile))),
      near,
    ])
    if (isThere) output.note(openedWords(await opening))
    const opened = await use.openBrowserHost({ api: desk.answer, files, port })
    try {
      output.out(opened.url)
      // The page says meanwhile what is being opened; whoever looks at it is told why that failed, and may open another.
      const failure = await opening.then(noFailure, (error: unknown) => {
        if (!opened.isVisited() || !(error instanceof Failure)) throw error
        return error
      })
      if (failure !== null) output.note(failure.message)
      else if (!isThere) output.note(openedWords(await opening))
      await end
      return failure === null ? 0 : 2
    } finally {
      await opened.close()
    }
  } finally {
    await desk.close().catch(unsaved)
  }
}

export const serve: Command = {
  usage: 'serve [--db DB] [--port P]',
  summary:
    'открыть программу в браузере на этом компьютере; печатает ссылку. Без --db — последнюю базу или новую в документах',
  options: ['db', 'port'],
  run,
}
