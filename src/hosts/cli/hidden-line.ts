import type { ReadStream } from 'node:tty'
import { StringDecoder } from 'node:string_decoder'

/** A line as it stands after some keys: what is left over belongs to the next one. `given-up`: Ctrl+C, or Ctrl+D. */
type TypedLine = { line: string; state: 'typing' | 'ended' | 'given-up'; rest: string }

const ESCAPE = '\u001B'

/** After Escape: arrows, function keys and the marks a terminal puts around what is pasted: one key, and no letter of a password. */
const KEY = /^(?:\[[\d;?<>=]*[ -/]*[@-~]|O[ -~])/
/** A key that has not come whole; a lone Escape is one as well until something follows. */
const PART_OF_KEY = /^(?:\[[\d;?<>=]*[ -/]*|O)?$/

const withoutLast = (line: string): string => [...line].slice(0, -1).join('')

/** Puts keys to a line: letters of any script, Backspace, Ctrl+U for the whole line, Enter. Other keys do nothing. */
export const typedOn = (begun: string, keys: string): TypedLine => {
  let line = begun
  let rest = keys
  while (rest !== '') {
    const isKey = rest.startsWith(ESCAPE)
    if (isKey && PART_OF_KEY.test(rest.slice(1))) return { line, state: 'typing', rest }
    const [letter = ''] = isKey ? [ESCAPE + (KEY.exec(rest.slice(1))?.[0] ?? '')] : rest
    rest = rest.slice(letter.length)
    if (letter === '\r' || letter === '\n')
      return { line, state: 'ended', rest: letter === '\r' && rest.startsWith('\n') ? rest.slice(1) : rest }
    if (letter === '\u0003' || (letter === '\u0004' && line === '')) return { line: '', state: 'given-up', rest: '' }
    if (letter === '\u007F' || letter === '\b') line = withoutLast(line)
    else if (letter === '\u0015') line = ''
    else if (letter >= ' ' && letter.length <= 2) line += letter
  }
  return { line, state: 'typing', rest }
}

/** What was typed or pasted ahead of its question. */
let ahead = ''

/**
 * A line typed on a terminal and shown nowhere; null when the user gives up, or the terminal is gone. `ask` is called once
 * nothing typed is shown any more. Lines pasted together answer one question after another.
 */
export const hiddenLine = (terminal: ReadStream, ask: () => void): Promise<string | null> =>
  new Promise((resolve) => {
    const decoder = new StringDecoder('utf8')
    let line = ''
    const end = (answer: string | null): void => {
      terminal.off('data', hear)
      terminal.off('close', gone)
      terminal.off('end', gone)
      terminal.pause()
      terminal.setRawMode(false)
      resolve(answer)
    }
    const gone = (): void => end(null)
    const take = (keys: string): void => {
      const typed = typedOn(line, ahead + keys)
      line = typed.line
      ahead = typed.rest
      if (typed.state !== 'typing') end(typed.state === 'ended' ? line : null)
    }
    const hear = (bytes: Buffer): void => take(decoder.write(bytes))
    // Before anything is asked: a terminal that still echoes would show what is typed at once.
    terminal.setRawMode(true)
    ask()
    terminal.on('data', hear)
    terminal.on('close', gone)
    terminal.on('end', gone)
    terminal.resume()
    if (ahead !== '') take('')
  })
