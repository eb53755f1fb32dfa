import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { CLI, newFolder, sverka, sverkaWith } from './sverka'

const PASSWORD = 'сосновый бор, 17'
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0
if (!hasScript) console.warn('skipped: `script`, which makes a terminal, is not here')

const database = join(newFolder(), 'база.sqlite')
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

type Shown = { code: number | null; text: string }

/** Runs a command on a terminal of its own and types each answer when its question has been asked. */
const onTerminal = async (args: string[], answers: [question: string, keys: string][]): Promise<Shown> => {
  const command = [process.execPath, CLI, ...args].map(quoted).join(' ')
  const running = spawn('script', ['-qefc', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] })
  let text = ''
  running.stdout.on('data', (part: Buffer) => (text += part.toString()))
  const code = new Promise<number | null>((resolve) => running.once('close', resolve))
  let from = 0
  for (const [question, keys] of answers) {
    while (!text.slice(from).includes(question) && running.exitCode === null) await pause(20)
    from = text.length
    running.stdin.write(keys)
  }
  return { code: await code, text }
}

describe.skipIf(!hasScript)('a password typed on a terminal', () => {
  beforeAll(() => {
    const folder = newFolder()
    expect(sverka('demo', '--out', folder, '--institutions', '3').code).toBeLessThan(2)
    expect(spawnSync('cp', [join(folder, 'audit.sqlite'), database]).status).toBe(0)
  })

  test('is set with letters put right by Backspace, shown nowhere, and opens the file', async () => {
    const set = await onTerminal(
      ['password', '--db', database],
      [
        ['Новый пароль: ', `${PASSWORD}ы\u007F\r`],
        ['Ещё раз: ', `\u001B[200~${PASSWORD}\u001B[201~\r`],
      ],
    )
    expect(set).toEqual({ code: 0, text: expect.stringContaining('Пароль установлен') as string })
    expect(set.text).not.toMatch(/бор|17/)
    expect(sverka('batches', '--db', database).code).toBe(2)
    expect(sverkaWith({ SVERKA_PASSWORD: PASSWORD }, 'batches', '--db', database).code).toBe(0)
  })

  test('may be mistyped, and is asked for again', async () => {
    const { code, text } = await onTerminal(
      ['batches', '--db', database],
      [
        ['Пароль базы: ', 'не тот\r'],
        ['Пароль базы: ', `${PASSWORD}\r`],
      ],
    )
    expect([code, text]).toEqual([0, expect.stringMatching(/Пароль не подходит[\s\S]*№ 1/)])
    expect(text).not.toMatch(/не тот|бор/)
  })

  test.each([
    ['Ctrl+C', 'начал\u0003'],
    ['Ctrl+D', '\u0004'],
    ['Enter alone', '\r'],
  ])('%s leaves everything as it is and says so', async (_, keys) => {
    const { code, text } = await onTerminal(['batches', '--db', database], [['Пароль базы: ', keys]])
    expect([code, text]).toEqual([2, expect.stringContaining('Пароль не введён, ничего не сделано.')])
  })

  test('all answers may be pasted at once', async () => {
    const NEW = 'берёзовая роща'
    const pasted = `${PASSWORD}\r${NEW}\r${NEW}\r`
    const { code, text } = await onTerminal(['password', '--db', database], [['Пароль базы: ', pasted]])
    expect([code, text]).toEqual([0, expect.stringContaining('Пароль изменён')])
    expect(text).not.toMatch(/бор|роща/)
    expect(sverkaWith({ SVERKA_PASSWORD: NEW }, 'batches', '--db', database).code).toBe(0)
  })
})
