import { basename } from 'node:path'
import { russianDay } from '../../base/calendar'
import { counted } from '../../base/russian'
import { detail, list, text, type Detail, type Words } from './journal-text'

const EXPORTED: Record<string, string> = {
  report: 'Сравнительный отчёт',
  'amended-report': 'Уточнённый свод',
  'open-data': 'Открытые данные',
  forms: 'Формы учреждений',
  copies: 'Файлы с пометками',
  catalogue: 'Перечень требований книгой',
}

const files = (count: unknown): string => counted(Number(count ?? 0), 'файл', 'файла', 'файлов')

const exportedText = ({ what, files: count, institutions, catalogue, options }: Detail): string => {
  const whom = list(institutions)
  const named = detail(options)['names'] === true ? ' С именами людей.' : ''
  const of = typeof catalogue === 'string' ? ` «${catalogue}»` : ''
  return `${EXPORTED[String(what)] ?? text(what)}${of}: ${files(count)}${whom === '' ? '' : ` (${whom})`}.${named}`
}

const COUNTED: [key: string, title: string][] = [
  ['facts', 'значений'],
  ['originals', 'исходных файлов'],
  ['reports', 'отправленных отчётов'],
  ['quarantined', 'отложенных строк'],
  ['remarks', 'замечаний'],
  ['verdicts', 'результатов'],
  ['texts', 'прочих текстов'],
  ['entries', 'записей журнала'],
]

const anonymisedText = (each: Detail): string => {
  const counts = detail(each['counts'])
  const told = COUNTED.flatMap(([key, title]) =>
    Number(counts[key] ?? 0) > 0 ? [`${title} — ${text(counts[key])}`] : [],
  )
  return `Личные данные удалены без возможности вернуть: ${told.join('; ') || 'удалять было нечего'}.`
}

const always = (sentence: string) => (): string => sentence

/** Actions on the file as a whole: what left it, what became of it. */
export const FILE_ACTIONS: Record<string, Words> = {
  exported: { title: 'Выгрузка', sentence: exportedText },
  expected: {
    title: 'Ожидаются учреждения',
    sentence: ({ catalogue, institutions }) => `По положению «${text(catalogue)}»: ${list(institutions)}.`,
  },
  'ended-with-file': {
    title: 'Файл прервал программу',
    sentence: ({ file }) => `Программа завершилась, читая «${text(file)}»: снова этот файл сам не читается.`,
  },
  recovered: {
    title: 'База восстановлена',
    sentence: ({ at, damaged }) =>
      `Файл базы оказался повреждён; открыто его состояние на ${russianDay(String(at).slice(0, 10))}. Повреждённый файл — «${basename(String(damaged))}».`,
  },
  'schema-updated': {
    title: 'База обновлена до нового вида',
    sentence: ({ from, to, copy }) =>
      `Вид базы ${text(from)} → ${text(to)}${typeof copy === 'string' ? `; прежний файл сохранён как «${copy}»` : ''}.`,
  },
  anonymised: { title: 'Обезличено', sentence: anonymisedText },
  'password-set': { title: 'Поставлен пароль', sentence: always('Файл базы теперь открывается только по паролю.') },
  'password-changed': { title: 'Изменён пароль', sentence: always('Прежний пароль больше не подходит.') },
  'password-kept': {
    title: 'Пароль остался прежним',
    sentence: always('Базу не удалось сохранить, и защита осталась прежней.'),
  },
  'password-removed': { title: 'Снят пароль', sentence: always('Файл базы открывается без пароля.') },
}
