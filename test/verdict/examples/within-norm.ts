import type { WithinNorm } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

const criterion: WithinNorm = {
  kind: 'within-norm',
  norm: 'screenTime',
  table: 'lessons',
  group: 'group',
  device: 'device',
  minutes: 'minutes',
}
const levelled: WithinNorm = { ...criterion, levels: { table: 'groups', group: 'group', level: 'level' } }
const lesson = (group: string | null, device: string | null, minutes: number | null) => [
  '2026-02-03',
  group,
  device,
  minutes,
]

export const examples: Example[] = [
  // Class 7 at a computer: 30 minutes; class 10: 35; class 2: 20.
  {
    id: 'within-norm-met',
    criterion,
    sheets: {
      lessons: [lesson('7А', 'Компьютер', 30), lesson('10-Б', 'компьютер', 35), lesson('2 «В»', 'Компьютер', 20)],
    },
    outcome: 'met',
    value: 1,
    cells: ['Дистанционные занятия!'],
  },
  {
    id: 'within-norm-met-by-sample',
    criterion,
    sheets: { lessons: [lesson('7А', 'Компьютер', 30)] },
    terms: { sampled: true },
    outcome: 'met',
    value: 1,
    reason: /по выборке/,
  },
  {
    id: 'within-norm-partial-one-minute-over',
    criterion,
    sheets: { lessons: [lesson('7А', 'Компьютер', 30), lesson('2-В', 'Компьютер', 21)] },
    outcome: 'partial',
    value: 0.5,
    reason: /строка 6 — 2-В, Компьютер: 21 минута при норме 20/,
    cells: ['Дистанционные занятия!B6', 'Дистанционные занятия!C6', 'Дистанционные занятия!D6'],
  },
  {
    id: 'within-norm-unmet-forbidden-device',
    criterion,
    sheets: { lessons: [lesson('7А', 'Телефон', 5)] },
    outcome: 'unmet',
    value: 0,
    reason: /устройство не допускается/,
    cells: ['Дистанционные занятия!C5'],
  },
  {
    id: 'within-norm-unmet-panel',
    criterion,
    sheets: { lessons: [lesson('7А', 'Интерактивная панель', 26)] },
    outcome: 'unmet',
    value: 0,
    reason: /26 минут при норме 25/,
  },
  {
    id: 'within-norm-not-applicable-no-norm-for-device',
    criterion,
    sheets: { lessons: [lesson('7А', 'Смарт-ТВ', 5)] },
    outcome: 'not-applicable',
    value: null,
    reason: /нормы нет и не оценивается: 1 занятие \(Смарт-ТВ\)$/,
  },
  {
    id: 'within-norm-met-beside-a-device-without-norm',
    criterion,
    sheets: { lessons: [lesson('7А', 'Компьютер', 30), lesson('7А', 'Смарт-ТВ', 90), lesson('7Б', 'Смарт-ТВ', 90)] },
    outcome: 'met',
    value: 1,
    reason: /в 1 из 1 строки .*нормы нет и не оценивается: 2 занятия \(Смарт-ТВ\)$/,
  },
  ...['Хор', '4–5 лет', '5-7', '12А', '3 год обучения'].map((group): Example => ({
    id: `within-norm-undetermined-class-${group}`,
    criterion,
    sheets: { lessons: [lesson('7А', 'Компьютер', 30), lesson(group, 'Компьютер', 5)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Дистанционные занятия!B6'],
  })),
  // A group of 7 to 9: the oldest is in class 9 − 6 = 3 or 9 − 7 = 2; 25 minutes in class 3, 20 in class 2.
  {
    id: 'within-norm-met-ages-in-the-name',
    criterion,
    sheets: { lessons: [lesson('Кисточка, 7–9 лет', 'Компьютер', 25)] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'within-norm-met-ages-on-the-sheet-of-groups',
    criterion: levelled,
    sheets: {
      lessons: [
        lesson('Группа Кисточка', 'Компьютер', 25),
        lesson('хор', 'Компьютер', 35),
        lesson('7А', 'Компьютер', 30),
      ],
      groups: [
        ['Кисточка', 'от 7 до 9 лет'],
        ['Хор', '14+'],
      ],
    },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'within-norm-partial-ages-on-the-sheet-of-groups',
    criterion: levelled,
    sheets: {
      lessons: [lesson('Кисточка', 'Компьютер', 25), lesson('Кисточка', 'Компьютер', 26)],
      groups: [['Кисточка', '7–9 лет']],
    },
    outcome: 'partial',
    value: 0.5,
    reason: /строка 6 — Кисточка \(7–9 лет, как 3 класс\), Компьютер: 26 минут при норме 25$/,
    cells: ['Дистанционные занятия!B6', 'Дистанционные занятия!C6', 'Дистанционные занятия!D6'],
  },
  {
    id: 'within-norm-unmet-the-sheet-of-groups-outweighs-the-name',
    criterion: levelled,
    sheets: { lessons: [lesson('Кружок 7', 'Компьютер', 30)], groups: [['Кружок 7', '3']] },
    outcome: 'unmet',
    value: 0,
    reason: /Кружок 7 \(3\), Компьютер: 30 минут при норме 25$/,
  },
  {
    id: 'within-norm-undetermined-level-empty',
    criterion: levelled,
    sheets: { lessons: [lesson('Хор', 'Компьютер', 5)], groups: [['Хор', null]] },
    outcome: 'undetermined',
    value: null,
    reason: /для «Хор» норма не определяется: укажите класс или возраст \(«Классы и группы», B5\)/,
    cells: ['Дистанционные занятия!B5'],
  },
  {
    id: 'within-norm-undetermined-minutes-empty',
    criterion,
    sheets: { lessons: [lesson('7А', 'Компьютер', null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Дистанционные занятия!D5'],
  },
  {
    id: 'within-norm-undetermined-blank',
    criterion,
    sheets: { lessons: 'blank' },
    outcome: 'undetermined',
    value: null,
  },
  { id: 'within-norm-undetermined-missing', criterion, outcome: 'undetermined', value: null },
  {
    id: 'within-norm-not-applicable-declared-none',
    criterion,
    sheets: { lessons: 'none' },
    outcome: 'not-applicable',
    value: null,
  },
]
