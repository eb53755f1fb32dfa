import { constants } from 'node:fs'
import { access, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { HEADER_BYTES, isOurs } from './store/header'

/** A file above this takes a while to be looked over, in bytes. */
const LONG = 4 * 1024 * 1024

const isThere = async (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  )

/**
 * Whether opening a database will take a while, and by its size, its first bytes, its folder and what lies beside it
 * nothing speaks against it but damage. Never rejects.
 */
export const opensLong = async (path: string): Promise<boolean> => {
  try {
    const file = await open(path)
    try {
      if ((await file.stat()).size <= LONG) return false
      const header = new Uint8Array(HEADER_BYTES)
      await file.read(header, 0, HEADER_BYTES, 0)
      if (!isOurs(header)) return false
    } finally {
      await file.close()
    }
    await access(dirname(path), constants.W_OK)
    return !(await isThere(`${path}-wal`)) && !(await isThere(`${path}-journal`))
  } catch {
    return false
  }
}
