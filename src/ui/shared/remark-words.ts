import { number } from './formats'
import { counted } from './russian-plural'

/** «2 ошибки, 1 предупреждение»; empty where there are none. */
export const remarkCountWords = ({ error, warning, info }: Record<'error' | 'warning' | 'info', number>): string =>
  [
    error === 0 ? '' : counted(error, 'ошибка', 'ошибки', 'ошибок'),
    warning === 0 ? '' : counted(warning, 'предупреждение', 'предупреждения', 'предупреждений'),
    info === 0 ? '' : `${number(info)}\u00a0к сведению`,
  ]
    .filter((part) => part !== '')
    .join(', ')
