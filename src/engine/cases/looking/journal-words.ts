import { nestedQuotes } from '../../base/quotes'
import { counted, percent } from '../../base/russian'
import { FILE_ACTIONS } from './journal-file-words'
import { detail, list, text, type Detail, type Names, type Words } from './journal-text'

const OUTCOMES: Record<string, string> = {
  met: 'выполнено',
  partial: 'выполнено частично',
  unmet: 'не выполнено',
  undetermined: 'не определено',
  'not-applicable': 'неприменимо',
}

const STATUSES: Record<string, string> = { received: 'сдано', rework: 'возвращено на доработку', accepted: 'принято' }

const unreadText = (unread: unknown): string =>
  Array.isArray(unread) && unread.length > 0 ? ` Прочитать заново нельзя: ${list(unread)}.` : ''

const files = (count: unknown): string => counted(Number(count ?? 0), 'файл', 'файла', 'файлов')

/** The institution an entry is about, by name or number. */
export const institutionIn = ({ institution }: Detail, { institutions }: Names): string | null => {
  if (typeof institution === 'string') return institution
  return typeof institution === 'number' ? (institutions.get(institution) ?? null) : null
}

const outcomeText = (outcome: unknown, value: unknown): string => {
  const word = OUTCOMES[String(outcome)] ?? String(outcome)
  return outcome === 'partial' && typeof value === 'number' ? `${word} (${percent(value)})` : word
}

const decisionText = (each: Detail, names: Names): string => {
  const before = detail(each['before'])
  const was =
    each['before'] === null || each['before'] === undefined
      ? ''
      : ` Прежнее решение: ${outcomeText(before['outcome'], before['value'])} — ${text(before['reason'])}.`
  const computed = typeof each['computed'] === 'string' ? ` По расчёту: ${outcomeText(each['computed'], null)}.` : ''
  return `«${institutionIn(each, names) ?? ''}», требование ${text(each['label'] ?? each['requirement'])}: ${outcomeText(each['outcome'], each['value'])} — ${text(each['reason'])}.${was}${computed}`
}

const SETTINGS: [key: string, title: string][] = [
  ['name', 'название'],
  ['dueDate', 'срок сдачи'],
  ['ratioTolerance', 'допуск'],
  ['lateValue', 'доля за опоздание'],
  ['high', 'порог высокого уровня'],
  ['sufficient', 'порог достаточного уровня'],
  ['completeness', 'порог полноты данных'],
]

const SHARES = ['ratioTolerance', 'lateValue', 'high', 'sufficient', 'completeness']

const settingsText = (each: Detail): string => {
  const flat = (side: unknown): Detail => ({ ...detail(side), ...detail(detail(side)['thresholds']) })
  const [before, after] = [flat(each['before']), flat(each['after'])]
  const shown = (key: string, value: unknown): string =>
    SHARES.includes(key) && typeof value === 'number' ? percent(value) : text(value)
  const changes = SETTINGS.filter(([key]) => before[key] !== after[key]).map(
    ([key, title]) => `${title}: ${shown(key, before[key])} → ${shown(key, after[key])}`,
  )
  const [old, now] = [detail(before['weights']), detail(after['weights'])]
  const weights = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((unit) => old[unit] !== now[unit])
  const weighed = weights.length === 0 ? [] : [`веса: изменено ${weights.length}`]
  const { levels = 0, ranks = 0 } = detail(each['changed'])
  return `${[...changes, ...weighed].join('; ') || 'без изменений'}. Уровней изменилось: ${text(levels)}, мест: ${text(ranks)}.`
}

const observationText = (each: Detail, names: Names): string => {
  const row = each['rowTitle'] === '' ? '' : `, ${text(each['rowTitle'])}`
  const note = each['note'] === '' || each['note'] === undefined ? '' : ` Примечание: ${text(each['note'])}.`
  return `«${institutionIn(each, names) ?? ''}»: ${text(each['tableTitle'])}${row}, «${text(each['title'])}» — ${text(each['value'])}; в форме: ${text(each['said'])}. Видел ${text(each['on'])}, ${text(each['seen'])}.${note}`
}

const COLLECTED: Record<string, string> = {
  dueDate: 'срок',
  extendedTo: 'продление',
  receivedOn: 'получено',
  status: 'форма',
}

const collectionText = (each: Detail, names: Names): string => {
  const whose = institutionIn(each, names)
  const said = [
    each['dueDate'] === undefined ? '' : `срок сдачи — ${text(each['dueDate'])}`,
    each['extendedTo'] === undefined
      ? ''
      : each['extendedTo'] === null
        ? 'продление снято'
        : `продлено до ${text(each['extendedTo'])}`,
    each['receivedOn'] === undefined ? '' : `получено ${text(each['receivedOn'])}`,
    each['status'] === undefined ? '' : `форма: ${STATUSES[String(each['status'])] ?? text(each['status'])}`,
  ].filter((part) => part !== '')
  const before = detail(each['before'])
  const was = Object.entries(before).map(
    ([key, value]) =>
      `${COLLECTED[key] ?? key} — ${key === 'status' ? (STATUSES[String(value)] ?? 'без отметки') : text(value)}`,
  )
  const earlier = was.length === 0 ? '' : ` Прежде: ${was.join('; ')}.`
  return `${whose === null ? 'Весь мониторинг' : `«${whose}»`}: ${said.join('; ')}.${earlier}`
}

const ACTIONS: Record<string, Words> = {
  'audit-created': { title: 'Начат мониторинг', sentence: ({ audit }) => `Начат мониторинг «${text(audit)}».` },
  'audit-changed': {
    title: 'Изменён мониторинг',
    sentence: ({ before, name, dueDate, dueBefore }) =>
      [
        ...(name === undefined ? [] : [`Название: «${text(before)}» → «${text(name)}».`]),
        ...(dueDate === undefined
          ? []
          : [`Срок сдачи: ${dueBefore === undefined ? '' : `${text(dueBefore)} → `}${text(dueDate)}.`]),
      ].join(' '),
  },
  import: {
    title: 'Приём файлов',
    sentence: ({ batch, files: all, accepted, refused, unread, redone }) =>
      `Пакет № ${text(batch)}${redone === undefined ? '' : ` вместо отменённого № ${text(redone)}`}: ${files(all)}, принято ${text(accepted ?? 0)}, отклонено ${text(refused ?? 0)}${Number(unread ?? 0) > 0 ? `, не прочитано ${text(unread)}` : ''}.`,
  },
  'import-interrupted': {
    title: 'Прерванный приём',
    sentence: ({ batch }) => `Приём пакета № ${text(batch)} был прерван; результаты подсчитаны по тому, что принято.`,
  },
  undo: {
    title: 'Отмена приёма',
    sentence: ({ batch, institutions, unread }) =>
      `Пакет № ${text(batch)} отменён. Затронуты: ${list(institutions) || 'никто'}.${unreadText(unread)}`,
  },
  rerun: {
    title: 'Перечитаны файлы',
    sentence: ({ files: all, unread }) =>
      `Перечитано из базы: ${list(Array.isArray(all) ? all.map((each) => detail(each)['path']) : []) || 'ничего'}.${unreadText(unread)}`,
  },
  correction: {
    title: 'Исправлена ячейка',
    sentence: ({ file, sheet, cell, value, original, reason }) =>
      `Файл «${text(file)}», лист «${text(sheet)}», ячейка ${text(cell)}: «${text(original)}» → «${text(value)}». Причина: ${text(reason)}.`,
  },
  'correction-withdrawn': {
    title: 'Снято исправление',
    sentence: ({ file, sheet, cell, value, original }) =>
      `Файл «${text(file)}», лист «${text(sheet)}», ячейка ${text(cell)}: «${text(value)}» → снова «${text(original)}».`,
  },
  override: { title: 'Решение куратора', sentence: decisionText },
  'override-removed': {
    title: 'Отменено решение',
    sentence: (each, names) => {
      const before = detail(each['before'])
      return `«${institutionIn(each, names) ?? ''}», требование ${text(each['label'])}: решение «${outcomeText(before['outcome'], before['value'])}» (${text(before['reason'])}) отменено, действует расчёт: ${outcomeText(each['outcome'], null)}.`
    },
  },
  'override-restored': {
    title: 'Возвращено решение',
    sentence: (each, names) =>
      `${decisionText(each, names)} Возвращено таким, каким было принято ${text(each['date'])}${typeof each['since'] === 'string' ? '; его нужно проверить: данные с тех пор изменились' : ''}.`,
  },
  observation: { title: 'Наблюдение', sentence: observationText },
  'observation-removed': { title: 'Снято наблюдение', sentence: observationText },
  'mapping-confirmed': {
    title: 'Опознан лист или столбец',
    sentence: ({ sheet, title, table, column }) =>
      `Лист «${text(sheet)}»${title === null ? '' : `, столбец «${text(title)}»`} — это ${text(table)}${column === null ? '' : `.${text(column)}`}.`,
  },
  'mapping-deleted': {
    title: 'Снято сопоставление',
    sentence: ({ sheet, title }) =>
      `Лист «${text(sheet)}»${title === null ? '' : `, столбец «${text(title)}»`}: больше не опознаётся.`,
  },
  'alias-deleted': {
    title: 'Забыто наименование',
    sentence: ({ name, institution }) => `«${text(name)}» больше не означает «${text(institution)}».`,
  },
  'alias-restored': {
    title: 'Возвращено наименование',
    sentence: ({ name, institution }) => `«${text(name)}» снова означает «${text(institution)}».`,
  },
  'file-assigned': {
    title: 'Определено учреждение',
    sentence: (each, names) =>
      `Файл «${text(each['file'])}» принят от «${institutionIn(each, names) ?? text(each['name'])}»${each['isNew'] === true ? ', нового в мониторинге' : ''}.`,
  },
  'question-dropped': {
    title: 'Снят вопрос о файле',
    sentence: ({ file }) => `О файле «${text(file)}» больше не спрашивается.`,
  },
  'question-asked': {
    title: 'Вопрос о файле задан снова',
    sentence: ({ file }) => `О файле «${text(file)}» снова спрашивается, чья это форма.`,
  },
  unneeded: {
    title: 'Незнакомое не нужно',
    sentence: ({ sheet, column }) =>
      `Лист «${text(sheet)}»${column === null ? '' : `, столбец «${text(column)}»`}: больше не спрашивается, что это.`,
  },
  'needed-again': {
    title: 'Незнакомое снова нужно',
    sentence: ({ sheet, column }) =>
      `Лист «${text(sheet)}»${column === null ? '' : `, столбец «${text(column)}»`}: снова спрашивается, что это.`,
  },
  collection: { title: 'Сбор форм', sentence: collectionText },
  'received-noted': {
    title: 'Отмечены дни получения',
    sentence: ({ institutions }) => `Отмечено, когда пришли формы. Учреждения: ${list(institutions) || 'никто'}.`,
  },
  'edition-passed': {
    title: 'Переход на редакцию',
    sentence: ({ from, to, institutions }) =>
      `С «${text(from)}» на «${text(to)}»: ${counted(Array.isArray(institutions) ? institutions.length : 0, 'учреждение', 'учреждения', 'учреждений')}.`,
  },
  'register-imported': {
    title: 'Принят реестр',
    sentence: ({ file, new: added, changed, refused }) =>
      `«${text(file)}»: новых ${text(added ?? 0)}, изменено ${text(changed ?? 0)}, не принято строк ${text(refused ?? 0)}.`,
  },
  'catalogue-added': {
    title: 'Добавлено положение',
    sentence: ({ id, edition, file }) => `«${text(id)}», редакция «${text(edition)}», из файла «${text(file)}».`,
  },
  'report-frozen': {
    title: 'Отправлен отчёт',
    sentence: ({ report, title, against, sha256 }) =>
      `№ ${text(report)} «${text(title)}»${against === null ? '' : `, уточняет № ${text(against)}`}. SHA-256 файла: ${text(sha256)}.`,
  },
  'documents-made': {
    title: 'Составлены документы',
    sentence: ({ what, institutions }) => {
      const names = Array.isArray(institutions) ? institutions : []
      if (what === 'note') return 'Составлена аналитическая справка.'
      const count =
        what === 'reminders'
          ? counted(names.length, 'напоминание', 'напоминания', 'напоминаний')
          : counted(names.length, 'письмо', 'письма', 'писем')
      return `${what === 'reminders' ? 'О представлении сведений' : 'О результатах'}: ${count} (${list(names)}).`
    },
  },
  settings: { title: 'Настройки мониторинга', sentence: settingsText },
  ...FILE_ACTIONS,
}

/** An action in Russian; one nobody has named goes by its code. */
export const actionTitle = (action: string): string => ACTIONS[action]?.title ?? action

/** What was done, in one Russian sentence or two. */
export const sentenceOf = (action: string, each: Detail, names: Names): string =>
  nestedQuotes((ACTIONS[action]?.sentence(each, names) ?? '').replace(/([.?!])\.(?=\s|$)/g, '$1'))
