import type { Chosen } from './chosen-files'

const readAll = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    // A folder is handed out in parts of a hundred, and is at its end with an empty one.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (part.length === 0) return entries
    entries.push(...part)
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** Files dropped, those of folders with the folder in their path; `unread` names what the system did not let read. */
export type Dropped = { files: Chosen[]; unread: string[] }

/** Walks what was dropped, folders in folders included, in the order of names. */
export const walkEntries = async (entries: readonly FileSystemEntry[]): Promise<Dropped> => {
  const found: Dropped = { files: [], unread: [] }
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    try {
      if (entry.isDirectory) {
        const inside = await readAll(entry as FileSystemDirectoryEntry)
        for (const each of inside.sort((one, other) => (one.name < other.name ? -1 : 1))) await walk(each)
      } else {
        const content = await fileOf(entry as FileSystemFileEntry)
        found.files.push({ path: entry.fullPath.replace(/^\//, ''), bytes: content.size, content })
      }
    } catch {
      found.unread.push(entry.fullPath.replace(/^\//, ''))
    }
  }
  for (const entry of entries) await walk(entry)
  return found
}

/** What lies in a drop. Must be called within its event: afterwards the system takes the entries back. */
export const droppedFiles = (items: DataTransferItemList): Promise<Dropped> => {
  const files = [...items].filter(({ kind }) => kind === 'file')
  const entries = files.map((item) => item.webkitGetAsEntry())
  const loose = files.flatMap((item, at) => (entries[at] === null ? (item.getAsFile() ?? []) : []))
  return walkEntries(entries.filter((entry) => entry !== null)).then(({ files: walked, unread }) => ({
    files: [...walked, ...pickedFiles(loose)],
    unread,
  }))
}

/** Files of a picker; those of a folder have their path in it. */
export const pickedFiles = (files: Iterable<File>): Chosen[] =>
  [...files].map((content) => ({
    path: content.webkitRelativePath === '' ? content.name : content.webkitRelativePath,
    bytes: content.size,
    content,
  }))
