import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { browserCommand, electronRuntime, hasDisplay } from './launch'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/**
 * Ends with the child, and takes it along when asked to stop. Ctrl+C reaches the child by itself: never a second
 * SIGINT, which would kill it before it has closed the database.
 */
const follow = (child: ChildProcess): void => {
  process.on('SIGINT', () => process.platform === 'win32' || child.kill('SIGTERM'))
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'))
  child.once('error', (error) => {
    say(`Не удалось запустить программу: ${error.message}`)
    process.exitCode = 1
  })
  child.once('exit', (code) => process.exit(code ?? 1))
}

const openBrowser = (url: string): void => {
  if (!hasDisplay(process.platform, process.env)) return
  const { command, args } = browserCommand(process.platform, url)
  const opener = spawn(command, args, {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, SVERKA_PASSWORD: '' },
  })
  opener.once('error', () => say('Браузер не открылся сам: откройте ссылку вручную.'))
  opener.unref()
}

/** Runs `sverka serve` and hands over the one line it prints. */
const serve = (args: string[], onUrl: (url: string, child: ChildProcess) => void): void => {
  const child = spawn(process.execPath, [at('./cli.js'), 'serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  follow(child)
  createInterface({ input: child.stdout }).once('line', (url) => onUrl(url, child))
}

const print = (url: string): void => void process.stdout.write(`${url}\n`)

const start = (args: string[]): void => {
  const runtime = electronRuntime(at('../../node_modules/electron'))
  if (runtime !== null && hasDisplay(process.platform, process.env)) {
    follow(spawn(runtime, [at('../..'), ...args], { stdio: 'inherit' }))
    return
  }
  say(
    runtime === null
      ? 'Оболочка Electron не установлена: программа откроется в браузере (установить: npx install-electron).'
      : 'Экрана для окна нет: программа открыта по ссылке для браузера.',
  )
  serve(args, (url) => {
    print(url)
    openBrowser(url)
  })
}

const develop = (args: string[]): void =>
  serve(args, (url, child) => {
    import('./dev-server')
      .then(({ openDevServer }) => openDevServer(url, at('../../src/ui')))
      .then(print)
      .catch((error: unknown) => {
        say(`Сервер разработки не запустился: ${String(error)}`)
        child.kill('SIGTERM')
      })
  })

const args = process.argv.slice(2)
if (args.includes('--dev')) develop(args.filter((each) => each !== '--dev'))
else start(args)
