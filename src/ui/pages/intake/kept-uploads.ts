/**
 * Uploads that lie in the program's memory, oldest first, remembered by this browser: a reload finds the one being
 * sent, and a batch taken back can be taken again without choosing its files. `jobs` are those begun over it.
 */
export type KeptUpload = {
  upload: string
  files: number
  bytes: number
  /** Everything chosen has been sent. */
  whole: boolean
  jobs: string[]
}

const KEY = 'sverka.uploads'

/** Memory that uploads already taken may keep, bytes. */
const KEPT_BYTES = 256 * 1024 * 1024

export const readKept = (storage: Pick<Storage, 'getItem'>): KeptUpload[] => {
  try {
    const found: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
    return Array.isArray(found)
      ? (found as KeptUpload[]).filter(({ upload, jobs }) => upload !== '' && Array.isArray(jobs))
      : []
  } catch {
    return []
  }
}

export const writeKept = (storage: Pick<Storage, 'setItem'>, kept: readonly KeptUpload[]): void =>
  storage.setItem(KEY, JSON.stringify(kept))

/** With an upload put in its place, or at the end. */
export const withUpload = (kept: readonly KeptUpload[], one: KeptUpload): KeptUpload[] =>
  kept.some(({ upload }) => upload === one.upload)
    ? kept.map((each) => (each.upload === one.upload ? one : each))
    : [...kept, one]

/** Which of the uploads to let go, oldest first, so that the others and the newest stay within bounds. */
export const uploadsToDrop = (kept: readonly KeptUpload[], bound = KEPT_BYTES): KeptUpload[] => {
  const dropped: KeptUpload[] = []
  let all = kept.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const each of kept.slice(0, -1)) {
    if (all <= bound) break
    dropped.push(each)
    all -= each.bytes
  }
  return dropped
}
