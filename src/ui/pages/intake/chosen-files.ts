import { fileSize } from '../../shared/formats'
import { counted } from '../../shared/russian-plural'

/** A file to be sent: its path with the folder it was chosen in, and its content. */
export type Chosen = { path: string; bytes: number; content: Blob }

type RefusedFile = { path: string; bytes: number; reason: string }

export type SortedFiles = {
  toSend: Chosen[]
  refused: RefusedFile[]
  /** Temporary files of office programs and systems, which nobody sent. */
  litter: number
}

const MEGABYTE = 1024 * 1024

/** What the program takes at once; the API holds to the same. */
const SENDING_BOUNDS = { fileBytes: 20 * MEGABYTE, files: 2000, allBytes: 1024 * MEGABYTE }

const LITTER = /^(~\$|\.~lock|\._|__MACOSX$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i

/** Whether a file, or a folder it lies in, is a temporary one of an office program or of the system. */
export const isLitter = (path: string): boolean => path.split('/').some((part) => LITTER.test(part))

/** A path as the API will name it: composed letters, slashes forward, none at the start. */
export const tidyPath = (path: string): string =>
  path
    .normalize('NFC')
    .split(/[\\/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')

/**
 * What of the chosen files to send, and what cannot be taken, said before anything is sent. `before` is what waits
 * already: a path chosen again replaces the one before it. The first of two same paths stays.
 */
export const sortFiles = (
  chosen: readonly Chosen[],
  before: ReadonlyMap<string, { bytes: number }> = new Map(),
  bounds = SENDING_BOUNDS,
): SortedFiles => {
  const sorted: SortedFiles = { toSend: [], refused: [], litter: 0 }
  const seen = new Set<string>()
  let count = before.size
  let all = [...before.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  for (const file of chosen) {
    const path = tidyPath(file.path)
    if (isLitter(path)) {
      sorted.litter += 1
      continue
    }
    if (path === '' || seen.has(path)) continue
    seen.add(path)
    const { bytes } = file
    const replaced = before.get(path)
    const refuse = (reason: string): void => void sorted.refused.push({ path, bytes, reason })
    if (bytes > bounds.fileBytes)
      refuse(
        `Файл занимает ${fileSize(bytes)}, а принимаются файлы до ${fileSize(bounds.fileBytes)}. Проверьте, что прислали именно форму, и уберите из неё картинки.`,
      )
    else if (replaced === undefined && count >= bounds.files)
      refuse(
        `За один раз принимается не больше чем ${counted(bounds.files, 'файл', 'файла', 'файлов')}. Этот примите следующим разом.`,
      )
    else if (all + bytes - (replaced?.bytes ?? 0) > bounds.allBytes)
      refuse(`За один раз принимается не больше ${fileSize(bounds.allBytes)}. Этот файл примите следующим разом.`)
    else {
      if (replaced === undefined) count += 1
      all += bytes - (replaced?.bytes ?? 0)
      sorted.toSend.push({ ...file, path })
    }
  }
  return sorted
}
