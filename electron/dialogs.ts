import { existsSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { Failure } from '../src/engine/base/failure'
import type { Dialogs } from '../src/hosts/desk'

const FILTERS = [{ name: 'Базы «Сверки»', extensions: ['sqlite'] }]

export type DialogParts = {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  window: () => BrowserWindow | null
  /** Path offered for a new database. */
  offered: () => string
}

/** The system's own dialogs for a database. `create` throws Failure('exists'): nothing is ever overwritten. */
export const databaseDialogs = ({ dialog, window, offered }: DialogParts): Dialogs => ({
  open: async () => {
    const parent = window()
    if (parent === null) return null
    const { filePaths } = await dialog.showOpenDialog(parent, {
      title: 'Открыть базу мониторинга',
      buttonLabel: 'Открыть',
      properties: ['openFile'],
      filters: FILTERS,
    })
    return filePaths[0] ?? null
  },
  create: async () => {
    const parent = window()
    if (parent === null) return null
    const { filePath, canceled } = await dialog.showSaveDialog(parent, {
      title: 'Создать базу мониторинга',
      buttonLabel: 'Создать',
      defaultPath: offered(),
      filters: FILTERS,
      properties: ['createDirectory'],
    })
    if (canceled || filePath === '') return null
    const path = extname(filePath).toLowerCase() === '.sqlite' ? filePath : `${filePath}.sqlite`
    if (existsSync(path))
      throw new Failure('exists', `Файл «${basename(path)}» уже есть, и он не тронут. Назовите новую базу иначе.`)
    return path
  },
})
