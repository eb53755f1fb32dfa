import type { MenuItemConstructorOptions } from 'electron'

/** The window's menu in Russian; roles keep the system's own shortcuts. */
export const menuTemplate = (actions: { chooseDatabase: () => void }): MenuItemConstructorOptions[] => [
  {
    label: 'Файл',
    submenu: [
      { label: 'Открыть базу…', accelerator: 'CmdOrCtrl+O', click: actions.chooseDatabase },
      { type: 'separator' },
      { label: 'Выход', role: 'quit' },
    ],
  },
  {
    label: 'Правка',
    submenu: [
      { label: 'Копировать', role: 'copy' },
      { label: 'Выделить всё', role: 'selectAll' },
    ],
  },
  {
    label: 'Вид',
    submenu: [
      { label: 'Обновить', role: 'reload' },
      { type: 'separator' },
      { label: 'Крупнее', role: 'zoomIn' },
      { label: 'Мельче', role: 'zoomOut' },
      { label: 'Обычный размер', role: 'resetZoom' },
      { type: 'separator' },
      { label: 'Во весь экран', role: 'togglefullscreen' },
    ],
  },
]
