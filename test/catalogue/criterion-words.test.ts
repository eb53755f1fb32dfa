import { describe, expect, test } from 'vitest'
import { criterionWords } from '../../src/engine/catalogue/criterion-words'
import { inWords } from '../../src/engine/catalogue/in-words'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import { rulesOfProgram } from './program-rules'

const rules = rulesOfProgram()
const all = rules.catalogues.flatMap((catalogue) => inWords(catalogue, rules).requirements)
const words = (id: string): string => all.find((each) => each.id === id)?.criterionText ?? ''
const school = rules.catalogues.find(({ id }) => id === 'perm-school')
if (school === undefined) throw new Error('perm-school is gone')
const said = (criterion: Criterion): string => criterionWords(criterion, rules.dictionary, school.terms)

describe('a criterion in words', () => {
  test('a deadline of publication', () => {
    expect(words('ps-2.1-b')).toBe(
      'На листе «Документы» у документа «Приказ об использовании платформы» указана дата размещения на сайте не позже 1 мая. Размещённое позже засчитывается частично.',
    )
  })

  test('a share names both columns, the rows, and what a smaller one comes to', () => {
    expect(
      said({
        kind: 'ratio',
        table: 'people',
        where: [{ column: 'category', in: ['Руководитель', 'Заместители'] }],
        part: 'connected',
        whole: 'total',
        target: 0.9,
        counted: 'руководителей',
        done: 'Подключено',
      }),
    ).toBe(
      'Доля руководителей — не меньше 90 %: «Подключено» к «Всего» на листе «Участники», где в столбце «Категория» — «Руководитель» или «Заместители». Меньшая доля засчитывается частично.',
    )
  })

  test('hours of the day, a flat prohibition, a measure after violations', () => {
    expect(words('tc-2.9.2')).toContain(
      'не раньше 07:30, «Самое позднее сообщение (время)» — не позже 20:30. Если выполняется не во всех строках',
    )
    expect(words('ps-3.3-phones')).toMatch(/нет ни одной строки.+Хватает одного случая/)
    expect(words('om-a1-2.6')).toMatch(/после более чем 3 нарушений, и длится не дольше 1 месяца/)
  })

  test('what only an answer decides says why and what confirms it', () => {
    expect(said({ kind: 'attested', confirmation: ['document', 'link', 'file'], why: 'Звонки не ведутся.' })).toBe(
      'Звонки не ведутся. Поэтому решает ответ учреждения на листе «Требования»: «Да» засчитывается с подтверждением (документ, ссылка или файл), «Частично» — с комментарием о сделанном.',
    )
  })

  test('conditions of a composed one stand on their own lines, deeper at each step', () => {
    const document: Criterion = { kind: 'document', acts: ['Памятка пользователям'], unnumbered: true }
    const line = 'На листе «Документы» есть «Памятка пользователям» с датой (номер не нужен) не позже конца периода.'
    expect(said({ kind: 'all-of', of: [{ kind: 'any-of', of: [document, document] }, document] }).split('\n')).toEqual([
      'Нужны все условия, засчитывается их средняя доля:',
      '— Достаточно одного из условий:',
      `  — ${line}`,
      `  — ${line}`,
      `— ${line}`,
    ])
  })

  test('columns that must be filled are named together; a mark beside a table is called so', () => {
    expect(words('tc-4.20-b')).toMatch(/заполнены «Образовательная программа», «Педагог», «Группа»/)
    expect(words('tc-4.21-5')).toMatch(/есть отметка листа «Удалённое обучение» с теми же «Образовательная программа»/)
  })
})

test('every scored requirement says how it is decided, in whole sentences and without codes', () => {
  const scored = all.filter(({ criterion }) => criterion !== null)
  expect(scored.length).toBeGreaterThan(300)
  const wrong = scored.filter(
    ({ criterionText }) =>
      !/^[А-ЯЁ«]/.test(criterionText ?? '') || /[{}]|undefined|[a-z]+[A-Z]/.test(criterionText ?? ''),
  )
  expect(wrong.map(({ id, criterionText }) => `${id}: ${criterionText}`)).toEqual([])
  expect(scored.every(({ criterionText }) => criterionText?.trim().endsWith('.'))).toBe(true)
})

test('what is not scored says nothing; themes tell what they weigh', () => {
  expect(all.filter(({ criterion }) => criterion === null).every(({ criterionText }) => criterionText === null)).toBe(
    true,
  )
  const { themes } = inWords(school, rules)
  const published = themes.find(({ id }) => id === 'decision-published')
  expect(published?.consequence).toMatchObject({ title: 'Юридическая обязанность', weight: 3 })
})
