import { russianDay } from '../../base/calendar'
import { safeText } from '../safe-text'
import type { FormLayout } from './layout'
import { isSampled } from './layout'
import { SHEET } from './titles'

/** `sample` names the cell colour shown in the first column instead of a label. */
export type InstructionLine =
  | { kind: 'title'; text: string }
  | { kind: 'section'; text: string }
  | { kind: 'step'; label: string; text: string }
  | { kind: 'colour'; sample: 'wanted' | 'open' | 'shut'; text: string }

const title = (text: string): InstructionLine => ({ kind: 'title', text })
const section = (text: string): InstructionLine => ({ kind: 'section', text })
const step = (label: string, text: string): InstructionLine => ({ kind: 'step', label, text })

const about = ({ plan, options: { audit, controlDays } }: FormLayout): InstructionLine[] => [
  title('Как заполнить форму'),
  step('Положение', plan.title),
  step('Редакция', plan.edition),
  ...(audit === null
    ? []
    : [
        step('Мониторинг', safeText(audit.name)),
        step('Период', `с ${russianDay(audit.periodFrom)} по ${russianDay(audit.periodTo)}`),
        ...(audit.dueDate === null ? [] : [step('Срок сдачи', `не позднее ${russianDay(audit.dueDate)}`)]),
      ]),
  ...(controlDays.length === 0 ? [] : [step('Контрольные дни', controlDays.map(russianDay).join(', '))]),
]

const answers = [
  section('Что означают ответы на листе «Требования»'),
  step('Да', 'Требование выполняется полностью.'),
  step(
    'Частично',
    'Выполняется не полностью. В «Комментарии» напишите, что уже сделано: без него ответ не засчитывается.',
  ),
  step('Нет', 'Не выполняется.'),
  step(
    'Неприменимо',
    'Только для требований курсивом: они действуют «при необходимости» или рекомендуются. Так отвечают, если ' +
      'необходимости не было или рекомендация вам не подходит; в «Комментарии» напишите почему.',
  ),
]

const proofs = [
  section('Что считается подтверждением'),
  step(
    'Подходит',
    'Документ с номером и датой («Приказ № 45 от 01.09.2025»), ссылка на страницу, имя приложенного файла, дата или число — что именно, сказано в подсказке к ячейке.',
  ),
  step('Не подходит', '«Есть», «-», «приказ», «имеется»: такой ответ останется неподтверждённым.'),
  step('Где не нужно', 'Если ячейка «Подтверждение» серая, ответ проверяется по остальным листам формы.'),
]

const evidence = ({ tables }: FormLayout): InstructionLine[] => [
  section('Остальные листы'),
  ...(tables.some(({ declaredRow }) => declaredRow !== null)
    ? [
        step(
          'были / не было',
          'На листах с такой отметкой сначала выберите «были» или «не было». «Не было» — тоже ответ. Пустой лист без ' +
            'отметки считается несданным: по нему ничего нельзя засчитать.',
        ),
      ]
    : []),
  ...(tables.some(({ keys }) => keys.length > 0)
    ? [
        step(
          'Готовые строки',
          'Где первый столбец уже заполнен, допишите остальное. Если считать некого, поставьте 0: пустая ячейка — не ноль.',
        ),
      ]
    : []),
  ...(tables.some(({ table }) => isSampled(table))
    ? [
        step(
          'Контрольные дни',
          `${tables
            .filter(({ table }) => isSampled(table))
            .map(({ table }) => `«${table.sheet}»`)
            .join(' и ')}: заполняются только за контрольные дни, не более 30 строк.`,
        ),
      ]
    : []),
  step('Даты и числа', 'Дата — 15.09.2025, время — 08:30, числа — цифрами без слов и единиц измерения.'),
  step('Вставка', 'Копируя из другой таблицы, вставляйте «только значения»: иначе собьются списки и подсказки.'),
]

const sending = ({ options: { audit } }: FormLayout): InstructionLine[] => [
  section('Перед отправкой'),
  step('1', `Откройте лист «${SHEET.control}»: он сам показывает, что пропущено и в какой ячейке.`),
  step(
    '2',
    'Когда там появится «Форму можно отправлять», впишите должность, фамилию и дату подписи. Если замечание исправить нельзя, отправьте форму как есть и объясните причину в комментарии.',
  ),
  step('3', 'Сохраните файл в формате Excel (.xlsx). Листы, столбцы и их названия не меняйте: форму читает программа.'),
  step(
    '4',
    `Отправьте файл муниципальному куратору, от которого его получили${
      audit?.dueDate ? `, не позднее ${russianDay(audit.dueDate)}` : ''
    }. Файлы, названные в «Подтверждении», приложите к тому же письму.`,
  ),
]

/** «Инструкция», line by line, in plain Russian. */
export const instructionLines = (layout: FormLayout): InstructionLine[] => [
  ...about(layout),
  section('Кто заполняет и сколько это займёт'),
  step(
    'Кто',
    'Ответственный за работу с «Сферумом» в учреждении (обычно администратор платформы) вместе с заместителем руководителя.',
  ),
  step(
    'Сколько',
    `Около часа. Приготовьте приказы, списки ${layout.plan.terms['groupLists'] ?? 'классов или групп'}, сведения из личного кабинета платформы.`,
  ),
  step('Порядок', `«${SHEET.passport}» → «${SHEET.requirements}» → остальные листы по порядку → «${SHEET.control}».`),
  section('Цвета ячеек'),
  { kind: 'colour', sample: 'wanted', text: 'Жёлтая — нужно заполнить. Станет белой, когда заполните.' },
  { kind: 'colour', sample: 'open', text: 'Белая — можно заполнить.' },
  { kind: 'colour', sample: 'shut', text: 'Серая или голубая — заполнена или закрыта, менять не нужно.' },
  ...answers,
  ...proofs,
  ...evidence(layout),
  ...sending(layout),
]
