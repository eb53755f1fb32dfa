import { z } from 'zod'
import { DISCREPANCY, KIND, LEVEL, OUTCOME } from '../comparative/words'
import {
  count,
  countOrNull,
  day,
  dayOrNull,
  figure,
  figureOrNull,
  flag,
  oneOf,
  oneOfOrNull,
  shareOrNull,
  text,
  textOrNull,
} from './fields'

const KINDS = ['preschool', 'school', 'additional'] as const
const OUTCOMES = ['met', 'partial', 'unmet', 'undetermined', 'not-applicable'] as const
const OBLIGATION = { mandatory: 'обязательное', conditional: 'условное', recommended: 'рекомендация' }
const MEASURE = { share: 'доля', count: 'количество', change: 'изменение' }
const STATE = { known: 'известно', unknown: 'нет данных', 'not-applicable': 'неприменимо' }
const STATUS = {
  'not-submitted': 'не представлено',
  received: 'получено',
  rework: 'на доработке',
  accepted: 'принято',
}

/** Key of every table that speaks of an institution. */
const who = {
  institutionId: count('№ учреждения', { description: 'Одно и то же учреждение во всех таблицах.' }),
  institution: text('Учреждение'),
}
const held = { catalogue: text('Код положения') }
const three = {
  index: shareOrNull('Индекс', { description: 'Индекс соответствия: подтверждённая доля веса, 0…1.' }),
  upper: shareOrNull('Возможный индекс', { description: 'Индекс, если бы всё неопределённое было выполнено, 0…1.' }),
  completeness: shareOrNull('Полнота данных', { description: 'Доля веса, по которой есть данные, 0…1.' }),
}

const catalogues = z.strictObject({
  ...held,
  title: text('Положение'),
  edition: text('Редакция'),
  effectiveFrom: day('Действует с'),
})

const requirements = z.strictObject({
  ...held,
  requirement: text('Код требования'),
  unit: text('Единица оценки', {
    description: 'Требования одной единицы имеют один вес и оцениваются один раз.',
  }),
  label: text('Пункт'),
  role: textOrNull('Роль'),
  theme: text('Тема'),
  statement: text('Требование'),
  obligation: oneOf('Обязательность', ['mandatory', 'conditional', 'recommended'], OBLIGATION),
  weight: figure('Вес', { description: 'Вес единицы в этом мониторинге; рекомендации в индекс не входят.' }),
  critical: flag('Критическое'),
})

const institutions = z.strictObject({
  ...who,
  inn: textOrNull('ИНН', { description: 'Нет, если учреждения показаны условными именами.' }),
  kind: oneOf('Тип учреждения', KINDS, KIND),
  municipality: textOrNull('Муниципальное образование'),
  ...held,
  submitted: flag('Сведения представлены'),
  ...three,
  level: oneOfOrNull('Уровень', ['high', 'sufficient', 'low'], LEVEL),
  levelReason: textOrNull('Почему такой уровень'),
  rank: countOrNull('Место', {
    description: 'Среди учреждений того же типа под тем же положением во всём мониторинге; равные делят место.',
  }),
  notApplicableShare: shareOrNull('Доля неприменимого'),
  met: countOrNull('Выполнено'),
  partial: countOrNull('Выполнено частично'),
  unmet: countOrNull('Не выполнено'),
  undetermined: countOrNull('Не определено'),
  notApplicable: countOrNull('Неприменимо'),
  discrepancies: countOrNull('Расхождений'),
  commonIndex: shareOrNull('Индекс на общих темах'),
  commonUpper: shareOrNull('Возможный индекс на общих темах'),
  commonCompleteness: shareOrNull('Полнота данных на общих темах'),
  recommendedIndex: shareOrNull('Рекомендации: индекс'),
  recommendedUpper: shareOrNull('Рекомендации: возможный индекс'),
  recommendedCompleteness: shareOrNull('Рекомендации: полнота данных'),
})

const verdicts = z.strictObject({
  ...who,
  ...held,
  requirement: text('Код требования'),
  label: text('Пункт'),
  outcome: oneOf('Результат', OUTCOMES, OUTCOME),
  value: shareOrNull('Доля', { description: '1 — выполнено, 0 — не выполнено; пусто, если не оценено.' }),
  decided: flag('Решение куратора'),
  reason: text('Причина'),
})

const discrepancies = z.strictObject({
  ...who,
  ...held,
  requirement: text('Код требования'),
  label: text('Пункт'),
  kind: oneOf('Вид', ['overstated', 'understated', 'unsupported'], DISCREPANCY),
  answer: text('Ответ учреждения'),
  outcome: oneOf('По данным', OUTCOMES, OUTCOME),
})

const roles = z.strictObject({ ...who, ...held, role: text('Роль'), ...three })

const themes = z.strictObject({ ...who, ...held, theme: text('Код темы'), title: text('Тема'), ...three })

const themeMeans = z.strictObject({
  theme: text('Код темы'),
  title: text('Тема'),
  common: flag('Есть во всех положениях'),
  ...three,
  institutions: count('Учреждений', { description: 'По скольким учреждениям взято среднее.' }),
  undetermined: count('Не определено у'),
  notApplicable: count('Неприменимо у'),
  lowest: shareOrNull('Наименьший индекс'),
  highest: shareOrNull('Наибольший индекс'),
})

const indicators = z.strictObject({
  ...who,
  ...held,
  indicator: text('Код показателя'),
  title: text('Показатель'),
  measure: oneOf('Что это', ['share', 'count', 'change'], MEASURE),
  state: oneOf('Состояние', ['known', 'unknown', 'not-applicable'], STATE),
  value: figureOrNull('Значение', {
    description: 'Доля 0…1, количество или изменение от начала к концу. На индекс не влияет.',
  }),
  part: figureOrNull('Часть', { description: 'Числитель доли, количество или число на конец.' }),
  whole: figureOrNull('Целое', { description: 'Знаменатель доли или число на начало.' }),
})

const submissions = z.strictObject({
  ...who,
  ...held,
  status: oneOf('Состояние', ['not-submitted', 'received', 'rework', 'accepted'], STATUS),
  deadline: dayOrNull('Срок', { description: 'С учётом продления.' }),
  receivedOn: dayOrNull('Получено'),
  daysLate: count('Дней опоздания'),
  files: count('Файлов принято'),
})

/** Tables in their order: each is an array of the JSON document and a file of CSV. */
export const TABLES = {
  catalogues: { file: 'polozheniya', title: 'Положения', row: catalogues },
  requirements: { file: 'trebovaniya', title: 'Требования', row: requirements },
  institutions: { file: 'uchrezhdeniya', title: 'Учреждения: три числа, уровень и место', row: institutions },
  verdicts: { file: 'rezultaty', title: 'Результаты по требованиям', row: verdicts },
  discrepancies: { file: 'raskhozhdeniya', title: 'Расхождения самооценки и данных', row: discrepancies },
  roles: { file: 'roli', title: 'Роли по учреждениям', row: roles },
  themes: { file: 'temy', title: 'Темы по учреждениям', row: themes },
  themeMeans: { file: 'temy-svod', title: 'Темы в целом', row: themeMeans },
  indicators: { file: 'pokazateli', title: 'Показатели (не нарушения)', row: indicators },
  submissions: { file: 'sdacha', title: 'Представление сведений', row: submissions },
} as const

export type TableId = keyof typeof TABLES
export type Row<Id extends TableId> = z.infer<(typeof TABLES)[Id]['row']>
export type Rows = { [Id in TableId]: Row<Id>[] }
