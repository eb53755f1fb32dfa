import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import { cellsToFill } from '../../src/engine/catalogue/effort'
import { loadRules } from '../../src/engine/catalogue/load'
import { planForm } from '../../src/engine/catalogue/plan'
import type { Rules } from '../../src/engine/catalogue/types'
import { rulesOfProgram } from './program-rules'
import { tinyTexts, type Loose } from './tiny-rules'

const rules = rulesOfProgram()

/** Clause by clause, as the texts have them: who is to join, the works of 3.7, the move from foreign messengers. */
const PRINTED: Record<string, Record<string, string>> = {
  'perm-school': {
    'Присоединилось обучающихся': '2.5, п. 5',
    'Присоединилось родителей': '2.5, п. 5',
    'Чаты в иностранных мессенджерах': '2.2',
    'Присутствие на дистанционных занятиях': '2.6, п. 8',
    'Работы, сданные за два дня': '3.7, п. 1',
    'Нарушения правил участниками': '4.2',
  },
  'perm-centre': {
    'Присоединилось обучающихся': '2.5, п. 2',
    'Присоединилось родителей': '3.3, п. 2',
    'Чаты в иностранных мессенджерах': '2.2',
    'Присутствие на дистанционных занятиях': '2.5, п. 8',
    'Работы, сданные за два дня': '3.7, п. 1',
    'Нарушения правил участниками': '4.2',
  },
  'omsk-school': {
    'Присоединилось обучающихся': '2.5, п. 1',
    'Присоединилось родителей': '2.6, п. 1',
    'Нарушения правил участниками': 'прил. 1, 2.5',
  },
  'tomsk-centre': {
    'Присоединилось обучающихся': '2.8.1',
    'Присоединилось родителей': '2.8.1',
    'Нарушения правил участниками': '2.9.3',
  },
  kindergarten: { 'Присоединилось родителей': '2.5, п. 1' },
}

describe('indicators of the five regulations', () => {
  it.each(Object.entries(PRINTED))('%s has those of its clauses and no other', (id, printed) => {
    const { indicators = [], requirements } = rules.catalogues.find((each) => each.id === id) ?? { requirements: [] }
    const label = ({ clause, item, annex }: (typeof indicators)[number]): string =>
      `${annex === undefined ? '' : `прил. ${annex}, `}${clause}${item === undefined ? '' : `, п. ${item}`}`
    expect(Object.fromEntries(indicators.map((each) => [each.title, label(each)]))).toEqual(printed)
    for (const { clause, item = null, annex = null } of indicators)
      expect(
        requirements.some(
          (each) => each.clause === clause && each.annex === annex && (item === null || each.item === item),
        ),
        clause,
      ).toBe(true)
  })

  it('cost a form few cells: rows of pupils and parents, and the works of two periods', () => {
    const without: Rules = {
      ...rules,
      catalogues: rules.catalogues.map((catalogue) => ({ ...catalogue, indicators: undefined })),
    }
    const cost = (id: string): number => cellsToFill(planForm(rules, id), 40) - cellsToFill(planForm(without, id), 40)
    // «Участники» without «Категория»: 5 cells in a kindergarten, 7 in Perm, 3 for each of two rows in Tomsk.
    expect(Object.fromEntries(Object.keys(PRINTED).map((id) => [id, cost(id)]))).toEqual({
      'perm-school': 7 + 2 * 2,
      'perm-centre': 7 + 2 * 2,
      'omsk-school': 0,
      'tomsk-centre': 3 + 3,
      kindergarten: 5,
    })
  })
})

const JOINED: Loose = {
  id: 'i-parents',
  clause: '1.1',
  title: 'Присоединилось родителей',
  table: 'people',
  where: [{ column: 'category', in: ['Родители'] }],
  part: 'linked',
  whole: 'total',
  counted: 'родителей',
  done: 'Присоединилось',
}

const loaded = (...indicators: Loose[]) =>
  loadRules(
    tinyTexts(({ catalogue }) => {
      Object.assign(catalogue, { indicators })
    }),
  )

const refusal = (...indicators: Loose[]): string => {
  try {
    loaded(...indicators)
  } catch (error) {
    if (error instanceof Failure) return error.message
    throw error
  }
  return ''
}

describe('an indicator', () => {
  it('adds its row, and its columns where no criterion reads the table', () => {
    expect(planForm(loaded(JOINED), 'tiny').keys['people']).toEqual(['Педагоги', 'Родители'])
    const attending = { ...JOINED, table: 'attendance', where: undefined, part: 'present', whole: 'listed' }
    const columns = planForm(loaded(attending), 'tiny').tables.find(({ id }) => id === 'attendance')?.columns
    expect(columns?.map(({ id }) => id)).toEqual(['date', 'listed', 'present'])
  })

  it.each([
    ['an unknown table', { ...JOINED, table: 'nobody' }, /«i-parents» \(1\.1\): таблицы «nobody» нет/],
    ['an unknown column', { ...JOINED, part: 'joined' }, /столбца «joined» нет в таблице «people»/],
    ['an unknown value', { ...JOINED, where: [{ column: 'category', in: ['Соседи'] }] }, /значения «Соседи» нет/],
    ['a column that is no number', { ...JOINED, part: 'category' }, /столбец «category» имеет тип choice/],
    ['an unknown field', { id: 'i', clause: '1.1', title: 'Т', counted: 'т', from: 'x', to: 'inn' }, /сведений «x»/],
    [
      'a field that is no number',
      { id: 'i', clause: '1.1', title: 'Т', counted: 'т', from: 'inn', to: 'inn' },
      /не число/,
    ],
    ['an unknown theme', { ...JOINED, theme: 'nothing' }, /темы «nothing» нет/],
    ['a clause of no section', { ...JOINED, clause: '7.1' }, /пункт 7\.1 не относится ни к одному разделу/],
  ])('with %s is refused', (_, indicator, message) => {
    expect(refusal(indicator)).toMatch(message)
  })

  it('has an id of its own, and a part where it has a whole', () => {
    expect(refusal(JOINED, JOINED)).toMatch(/показатель «i-parents» описан дважды/)
    expect(refusal({ ...JOINED, part: undefined })).not.toBe('')
  })
})
