import type { Ratio } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

const criterion: Ratio = {
  kind: 'ratio',
  table: 'people',
  where: [{ column: 'category', in: ['Педагогические работники', 'Заместители'] }],
  part: 'connected',
  whole: 'total',
  target: 1,
  counted: 'педагогов',
  done: 'Подключено',
}
const teachers = (total: number | null, connected: number | null) => ({
  people: [
    ['Обучающиеся', 500, 20],
    ['Педагогические работники', total, connected],
  ],
})

export const examples: Example[] = [
  {
    id: 'ratio-met-40-of-40',
    criterion,
    sheets: teachers(40, 40),
    outcome: 'met',
    value: 1,
    reason: 'Подключено 40 из 40 педагогов (100,0 %), требуется 100 %',
  },
  {
    id: 'ratio-partial-31-of-40',
    criterion,
    sheets: teachers(40, 31),
    outcome: 'partial',
    // 31 ÷ 40
    value: 0.775,
    reason: 'Подключено 31 из 40 педагогов (77,5 %), требуется 100 %',
    cells: ['Участники!C6', 'Участники!B6'],
  },
  {
    id: 'ratio-partial-20-of-21-noun-in-the-right-form',
    criterion,
    sheets: teachers(21, 20),
    outcome: 'partial',
    value: 20 / 21,
    reason: 'Подключено педагогов: 20 из 21 (95,2 %), требуется 100 %',
  },
  {
    id: 'ratio-partial-of-two-rows',
    criterion,
    sheets: {
      people: [
        ['Педагогические работники', 30, 20],
        ['Заместители', 10, 10],
      ],
    },
    outcome: 'partial',
    // (20 + 10) ÷ (30 + 10)
    value: 0.75,
    reason: 'Подключено 30 из 40 педагогов (75,0 %), требуется 100 %',
    cells: ['Участники!C5', 'Участники!B5', 'Участники!C6', 'Участники!B6'],
  },
  {
    id: 'ratio-partial-against-a-target-of-80-percent',
    criterion: { ...criterion, target: 0.8 },
    sheets: teachers(40, 24),
    outcome: 'partial',
    // 24 ÷ 40 = 0.6; 0.6 ÷ 0.8
    value: 0.75,
    reason: 'Подключено 24 из 40 педагогов (60,0 %), требуется 80 %',
  },
  {
    id: 'ratio-met-above-the-target',
    criterion: { ...criterion, target: 0.8 },
    sheets: teachers(40, 36),
    outcome: 'met',
    value: 1,
  },
  {
    id: 'ratio-met-within-tolerance',
    criterion,
    sheets: teachers(40, 39),
    terms: { ratioTolerance: 0.03 },
    outcome: 'met',
    value: 1,
    reason: 'Подключено 39 из 40 педагогов (97,5 %), требуется 100 % (принято с допуском 3 %)',
  },
  {
    id: 'ratio-partial-just-outside-tolerance',
    criterion,
    sheets: teachers(40, 38),
    terms: { ratioTolerance: 0.03 },
    outcome: 'partial',
    value: 0.95,
  },
  { id: 'ratio-unmet-none-of-40', criterion, sheets: teachers(40, 0), outcome: 'unmet', value: 0 },
  {
    id: 'ratio-undetermined-part-above-whole',
    criterion,
    sheets: teachers(40, 41),
    outcome: 'undetermined',
    value: null,
    reason: /«Участники», C6/,
    cells: ['Участники!C6', 'Участники!B6'],
  },
  {
    id: 'ratio-undetermined-one-row-above-its-whole-hidden-by-the-sum',
    criterion,
    sheets: {
      people: [
        ['Педагогические работники', 30, 20],
        ['Заместители', 2, 4],
      ],
    },
    outcome: 'undetermined',
    value: null,
    cells: ['Участники!C6', 'Участники!B6'],
  },
  { id: 'ratio-undetermined-0-of-0', criterion, sheets: teachers(0, 0), outcome: 'undetermined', value: null },
  {
    id: 'ratio-undetermined-empty-numerator',
    criterion,
    sheets: teachers(40, null),
    outcome: 'undetermined',
    value: null,
    reason: 'На листе «Участники» в 1 строке нет данных или они не читаются («connected»): исправьте эти ячейки',
    cells: ['Участники!C6'],
  },
  {
    id: 'ratio-undetermined-no-such-row',
    criterion,
    sheets: { people: [['Родители', 5, 5]] },
    outcome: 'undetermined',
    value: null,
    cells: ['Участники!'],
  },
  {
    id: 'ratio-undetermined-blank',
    criterion,
    sheets: { people: 'blank' },
    outcome: 'undetermined',
    value: null,
    reason: 'Лист «Участники» не заполнен: внесите данные',
    cells: ['Участники!'],
  },
  {
    id: 'ratio-undetermined-missing',
    criterion,
    outcome: 'undetermined',
    value: null,
    reason: 'Нет листа «Участники»: добавьте его из формы и заполните',
    cells: ['Участники!'],
  },
  {
    id: 'ratio-not-applicable-declared-none',
    criterion: { ...criterion, table: 'events', where: [], part: 'participants', whole: 'participants' },
    sheets: { events: 'none' },
    outcome: 'not-applicable',
    value: null,
    cells: ['Мероприятия!B2'],
  },
]
