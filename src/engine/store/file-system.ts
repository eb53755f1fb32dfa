import { readFileSync } from 'node:fs'
import * as nodeFs from 'node:fs/promises'
import { hostname, uptime } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../base/failure'

/** What a database file needs of the machine; tests put a failing one in its place. */
export type FileSystem = Pick<
  typeof nodeFs,
  'copyFile' | 'link' | 'mkdir' | 'open' | 'readFile' | 'realpath' | 'rename' | 'rm' | 'stat' | 'writeFile'
> & {
  /** Names in a folder. */
  readdir: (folder: string) => Promise<string[]>
  pid: number
  host: string
  /** When this process started, Unix milliseconds: an older lock under its own number is a dead predecessor's. */
  startedAt: number
  /** Which start of the computer this is; null where the system does not tell. */
  boot: string | null
  /** Seconds since the computer was started. */
  upSeconds: () => number
  isRunning: (pid: number) => boolean
  pause: (milliseconds: number) => Promise<unknown>
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const bootOf = (): string | null => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}

/** This machine. */
export const thisMachine = (): FileSystem => ({
  copyFile: nodeFs.copyFile,
  link: nodeFs.link,
  mkdir: nodeFs.mkdir,
  readdir: (folder) => nodeFs.readdir(folder),
  open: nodeFs.open,
  readFile: nodeFs.readFile,
  realpath: nodeFs.realpath,
  rename: nodeFs.rename,
  rm: nodeFs.rm,
  stat: nodeFs.stat,
  writeFile: nodeFs.writeFile,
  pid: process.pid,
  host: hostname(),
  startedAt: Date.now() - process.uptime() * 1000,
  boot: bootOf(),
  upSeconds: uptime,
  isRunning,
  pause,
})

/** True when an operation failed with one of these system codes (`ENOENT`, `EEXIST`, …). */
export const failedWith = (error: unknown, ...codes: string[]): boolean => codes.includes(codeOf(error))

/** The curator's words for what the disk refused; a Failure is passed on as it is. */
export const diskFailure = (error: unknown, doing: string): Failure => {
  if (error instanceof Failure) return error
  if (failedWith(error, 'ENOSPC', 'EDQUOT'))
    return new Failure('disk-full', `${doing}: на диске нет места. Освободите его и повторите.`, error)
  if (failedWith(error, 'EACCES', 'EPERM', 'EROFS'))
    return new Failure('no-access', `${doing}: нет прав на чтение или запись в этой папке. Выберите другую.`, error)
  if (failedWith(error, 'ENOENT', 'ENOTDIR'))
    return new Failure('no-folder', `${doing}: такой папки нет. Проверьте путь.`, error)
  if (failedWith(error, 'EISDIR'))
    return new Failure('not-a-database', `${doing}: это папка, а не файл. Укажите имя файла.`, error)
  return new Failure('disk-error', `${doing}: диск ответил ошибкой (${codeOf(error) || String(error)}).`, error)
}
