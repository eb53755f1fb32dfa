import { PAGE_URL } from './scheme'

/** Screens the menu leads to, in the order of their Ctrl+1…9; paths are the page's own. */
export const SCREENS = [
  { label: 'Обзор', path: '/overview' },
  { label: 'Приём файлов', path: '/intake' },
  { label: 'Учреждения', path: '/institutions' },
  { label: 'Сравнение', path: '/compare' },
  { label: 'Положения', path: '/catalogues' },
  { label: 'Отчёты', path: '/reports' },
  { label: 'Журнал', path: '/journal' },
  { label: 'Настройки', path: '/settings' },
  { label: 'Справка', path: '/help' },
] as const

export type ScreenPath = (typeof SCREENS)[number]['path']

/**
 * Address of a screen seen from the page's present one: only what stands after `#` differs, so that the page stays and
 * its router moves; the chosen audit goes along.
 */
export const screenAddress = (path: ScreenPath, present: string): string => {
  const hash = URL.canParse(present) ? new URL(present).hash : ''
  const audit = new URLSearchParams(hash.split('?')[1] ?? '').get('audit')
  return `${PAGE_URL}#${path}${audit === null ? '' : `?${new URLSearchParams({ audit }).toString()}`}`
}
