import type { Output } from './command'

/**
 * `sverka scores | head` closes the pipe early: that is no mistake of the one who asked, and no reason to leave work half
 * done or a database locked. What is written into it from then on is heard by nobody.
 */
const outliveReader = (stream: NodeJS.WriteStream): void =>
  void stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

/** Writes to the process's own streams. */
export const processOutput = (): Output => {
  const live = process.stderr.isTTY
  outliveReader(process.stdout)
  outliveReader(process.stderr)
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
    saved: (count, total) => {
      if (!live) process.stderr.write(`Сохранено: ${count} из ${total}\n`)
    },
    progress: (done, total, text) => {
      const line = `[${done}/${total}] ${text}`
      if (live) process.stderr.write(`\r\u001b[K${line}${done === total ? '\n' : ''}`)
      else if (done === total || done % Math.max(1, Math.ceil(total / 10)) === 0) process.stderr.write(`${line}\n`)
    },
  }
}

/** Columns of a small text table, aligned. */
export const table = (rows: string[][]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
