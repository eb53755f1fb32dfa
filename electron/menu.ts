import { basename } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { SCREENS, type ScreenPath } from './screens'

export type MenuActions = {
  create: () => void
  open: () => void
  openRecent: (path: string) => void
  go: (path: ScreenPath) => void
  about: () => void
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

const recentItems = (recent: string[], open: MenuActions['openRecent']): MenuItemConstructorOptions[] =>
  recent.length === 0
    ? [{ label: 'Пока нет', enabled: false }]
    : // A single & would underline the letter after it.
      recent.map((path) => ({
        label: basename(path).replaceAll('&', '&&'),
        sublabel: path,
        toolTip: path,
        click: () => open(path),
      }))

const macMenu = (about: () => void): MenuItemConstructorOptions => ({
  label: 'Сверка',
  submenu: [
    { label: 'О программе', click: about },
    SEPARATOR,
    { label: 'Скрыть Сверку', role: 'hide' },
    { label: 'Скрыть остальные', role: 'hideOthers' },
    { label: 'Показать все', role: 'unhide' },
    SEPARATOR,
    { label: 'Завершить Сверку', role: 'quit' },
  ],
})

/** The window's menu in Russian; roles keep the system's own shortcuts. `recent` are paths, the latest first. */
export const menuTemplate = (
  actions: MenuActions,
  recent: string[],
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] => [
  ...(platform === 'darwin' ? [macMenu(actions.about)] : []),
  {
    label: 'Файл',
    submenu: [
      { label: 'Создать базу…', accelerator: 'CmdOrCtrl+N', click: actions.create },
      { label: 'Открыть базу…', accelerator: 'CmdOrCtrl+O', click: actions.open },
      { label: 'Недавние базы', submenu: recentItems(recent, actions.openRecent) },
      SEPARATOR,
      platform === 'darwin' ? { label: 'Закрыть окно', role: 'close' } : { label: 'Выход', role: 'quit' },
    ],
  },
  {
    label: 'Правка',
    submenu: [
      { label: 'Отменить', role: 'undo' },
      { label: 'Вернуть', role: 'redo' },
      SEPARATOR,
      { label: 'Вырезать', role: 'cut' },
      { label: 'Копировать', role: 'copy' },
      { label: 'Вставить', role: 'paste' },
      { label: 'Выделить всё', role: 'selectAll' },
    ],
  },
  {
    label: 'Вид',
    submenu: [
      { label: 'Обновить', role: 'reload' },
      SEPARATOR,
      { label: 'Крупнее', role: 'zoomIn' },
      { label: 'Мельче', role: 'zoomOut' },
      { label: 'Обычный размер', role: 'resetZoom' },
      SEPARATOR,
      { label: 'Во весь экран', role: 'togglefullscreen' },
    ],
  },
  {
    label: 'Переход',
    submenu: SCREENS.map(({ label, path }, at) => ({
      label,
      accelerator: `CmdOrCtrl+${at + 1}`,
      click: () => actions.go(path),
    })),
  },
  {
    label: 'Помощь',
    submenu: [
      { label: 'Руководство', accelerator: 'F1', click: () => actions.go('/help') },
      { label: 'О программе', click: actions.about },
    ],
  },
]
