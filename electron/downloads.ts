import { dirname, extname, join } from 'node:path'
import type { DownloadItem, Session } from 'electron'
import { isOwnAddress } from './scheme'

export type DownloadParts = {
  /** Folder to offer first. */
  folder: () => string
  remember: (folder: string) => void
  complain: (message: string) => void
}

const KINDS: Record<string, string> = {
  '.xlsx': 'Книга Excel',
  '.zip': 'Архив',
  '.csv': 'Текстовая таблица',
  '.png': 'Картинка',
  '.svg': 'Картинка',
}

/** Files of the page itself, and those it made in memory. */
const isOwn = (url: string): boolean => isOwnAddress(url.replace(/^blob:/, ''))

const filters = (name: string): { name: string; extensions: string[] }[] => {
  const extension = extname(name).toLowerCase()
  const kind = KINDS[extension]
  return kind === undefined ? [] : [{ name: kind, extensions: [extension.slice(1)] }]
}

type Item = Pick<DownloadItem, 'getURLChain' | 'getFilename' | 'getSavePath' | 'setSaveDialogOptions' | 'once'>

/** Saves what the page offers where the user says, in the folder he chose last; nothing from elsewhere is taken. */
export const saveDownloads = (session: Pick<Session, 'on'>, { folder, remember, complain }: DownloadParts): void => {
  session.on('will-download', (event, item: Item) => {
    if (!item.getURLChain().every(isOwn)) return event.preventDefault()
    const name = item.getFilename()
    item.setSaveDialogOptions({
      title: 'Сохранить файл',
      defaultPath: join(folder(), name),
      filters: filters(name),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    })
    item.once('done', (_event, state) => {
      if (state === 'completed') remember(dirname(item.getSavePath()))
      // A dialog that was closed is «cancelled», and no news.
      if (state === 'interrupted')
        complain(`Файл «${name}» не сохранён: запись прервалась. Проверьте место на диске и скачайте его ещё раз.`)
    })
  })
}
