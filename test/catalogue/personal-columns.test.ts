import { expect, test } from 'vitest'
import { loadRules } from '../../src/engine/catalogue/load'
import { personalColumns } from '../../src/engine/report/privacy/personal-columns'
import { personalIn } from '../../src/engine/cases/judging/known-people'
import { rulesOfProgram } from './program-rules'
import { field, tinyTexts } from './tiny-rules'

type Columns = Record<string, unknown>[]

test('a text may be personal, and says so by table and column', () => {
  const rules = loadRules(
    tinyTexts(({ dictionary }) =>
      (dictionary.tables[1]?.columns as Columns).push(field('leader', 'text', { personal: true })),
    ),
  )
  expect(personalColumns(rules.dictionary)).toEqual({ groups: ['leader'] })
})

test('what an older copy of the dictionary does not mark, the newer one does', () => {
  const [plain, marked] = [
    loadRules(tinyTexts()),
    loadRules(tinyTexts(({ dictionary }) => Object.assign(dictionary.passport[0] ?? {}, { personal: true }))),
  ]
  expect(personalColumns(plain.dictionary, marked.dictionary)).toEqual({ passport: ['inn'] })
})

test('a copy that an audit pinned before there were marks has those of the program', () => {
  const marked = personalColumns(rulesOfProgram().dictionary)
  expect(personalIn(loadRules(tinyTexts()).dictionary)).toEqual(marked)
  expect(personalIn(rulesOfProgram().dictionary)).toEqual(marked)
})

test('a number cannot be hidden in texts', () =>
  expect(() =>
    loadRules(
      tinyTexts(({ dictionary }) =>
        (dictionary.tables[1]?.columns as Columns).push(field('age', 'integer', { personal: true })),
      ),
    ),
  ).toThrow('«age» помечено personal, а это не текст'))

test('a column that names its rows cannot be hidden', () =>
  expect(() =>
    loadRules(
      tinyTexts(({ dictionary }) =>
        Object.assign((dictionary.tables[1]?.columns as Columns)[0] ?? {}, { personal: true }),
      ),
    ),
  ).toThrow('«group» помечено personal, но им называют строку'))
