import { describe, expect, it } from 'vitest'
import { withTerms } from '../../src/engine/base/label'
import { choiceWordFaults } from '../../src/engine/catalogue/check-choice-words'
import { loadRules } from '../../src/engine/catalogue/load'
import { termsOfDictionary } from '../../src/engine/catalogue/put-terms'
import { resourceTexts } from './resource-texts'

const { dictionary, norms } = loadRules(resourceTexts())

describe('the dictionary of evidence', () => {
  it('takes other words for items of lists only where they mean one of them', () => {
    const faults = (choiceWords: Record<string, string[]>) => choiceWordFaults({ ...dictionary, choiceWords })
    expect(faults(dictionary.choiceWords ?? {})).toEqual([])
    expect(faults({ Смартфон: ['телефон'] })).toEqual([
      'другие слова для «Смартфон»: такого значения нет ни в одном списке',
    ])
    expect(faults({ Телефон: ['Планшет'], Частично: ['да'] })).toEqual([
      'другие слова для «Телефон»: «планшет» — само значение списка «Устройство»',
      'другие слова для «Частично»: «да» — само значение списка «Ответ»',
    ])
    expect(faults({ Компьютер: ['ЭВМ'], Ноутбук: ['эвм'] })).toEqual([
      'другие слова для «Ноутбук»: «эвм» в списке «Устройство» означает и «Компьютер»',
    ])
    // One word may serve items that stand in no common list.
    expect(faults({ Иное: ['прочее'], Иной: ['прочее'] })).toEqual([])
    const texts = resourceTexts()
    const evidence = texts.evidence.replace(/^ {2}Ноутбук: .*$/m, '  Лэптоп: [ноутбук]')
    expect(() => loadRules({ ...texts, evidence })).toThrow('Лэптоп')
  })

  it('has the passport of twenty fields', () => {
    expect(dictionary.passport).toHaveLength(20)
  })

  it('has no terms in sheet titles and listed values, and no word without a use', () => {
    const fixed = [...dictionary.tables.map(({ sheet }) => sheet), ...Object.values(dictionary.choices).flat()]
    expect(fixed.filter((text) => text.includes('{'))).toEqual([])
    expect([...termsOfDictionary(dictionary), 'groupLists'].sort()).toEqual(Object.keys(dictionary.terms ?? {}).sort())
  })

  it('knows a form by the school’s words whatever the institution calls its pupils and groups', () => {
    const words = {
      ofPupils: 'детей',
      groupTitle: 'отряд',
      groupsTitle: 'отряды',
      ofGroupsTitle: 'отрядов',
      leader: 'вожатый',
      withPupils: 'детьми',
    }
    const spoken = (text: string, own: Record<string, string>) => withTerms(text, { ...dictionary.terms, ...own })
    const fields = [...dictionary.passport, ...dictionary.tables.flatMap(({ columns }) => columns)]
    for (const { id, title, synonyms } of fields.filter(
      (each) => each.title.includes('{') && each.id !== 'linked' && each.id !== 'posted',
    )) {
      expect(spoken(title, words), id).not.toBe(spoken(title, {}))
      expect(synonyms, id).toContain(spoken(title, {}))
    }
  })

  it('marks as events what may truly not have happened', () => {
    const events = dictionary.tables.filter(({ event }) => event).map(({ id }) => id)
    expect(events).toEqual([
      'periods',
      'lessons',
      'attendance',
      'invites',
      'remote_programmes',
      'remote_marks',
      'moderation',
      'events',
    ])
  })

  it('hints at every column, and every sheet fits Excel’s 31 characters', () => {
    const silent = dictionary.tables.flatMap(({ id, columns }) =>
      columns.filter(({ hint }) => hint === undefined).map((column) => `${id}.${column.id}`),
    )
    expect(silent).toEqual([])
    for (const { sheet } of dictionary.tables) expect(sheet.length).toBeLessThanOrEqual(31)
  })

  it('bounds every number', () => {
    const numbers = dictionary.tables.flatMap(({ columns }) => columns.filter(({ type }) => type === 'integer'))
    for (const { id, min, max } of numbers) expect([id, min !== undefined, max !== undefined]).toEqual([id, true, true])
  })

  it('asks at most 30 rows of lessons and of attendance', () => {
    for (const id of ['lessons', 'attendance'])
      expect(dictionary.tables.find((table) => table.id === id)?.rows).toBe(30)
  })
})

describe('the screen-time norm (SanPiN 1.2.3685-21, table 6.8)', () => {
  const minutes = (device: string, schoolClass: number): number | undefined =>
    norms.screenTime.limits.find(
      (limit) => limit.device === device && limit.classes[0] <= schoolClass && schoolClass <= limit.classes[1],
    )?.minutes
  const byClass = (device: string) => Array.from({ length: 11 }, (_, index) => minutes(device, index + 1))

  it('covers classes 1 to 11', () => {
    const computer = [20, 20, 25, 25, 30, 30, 30, 30, 30, 35, 35]
    expect(byClass('Компьютер')).toEqual(computer)
    expect(byClass('Ноутбук')).toEqual(computer)
    expect(byClass('Интерактивная доска')).toEqual([20, 20, 20, 30, 30, 30, 30, 30, 30, 30, 30])
    expect(byClass('Интерактивная панель')).toEqual([10, 10, 10, 15, 20, 20, 25, 25, 25, 25, 25])
  })

  it('covers children of 5 to 7 before school', () => {
    const young = (device: string) =>
      [4, 5, 6, 7, 8].map(
        (age) =>
          norms.screenTime.byAge.find(
            (limit) => limit.device === device && limit.ages[0] <= age && age <= limit.ages[1],
          )?.minutes,
      )
    expect(young('Компьютер')).toEqual([undefined, undefined, 15, 15, undefined])
    expect(young('Ноутбук')).toEqual([undefined, undefined, 15, 15, undefined])
    expect(young('Интерактивная доска')).toEqual([undefined, 7, 7, 7, undefined])
    expect(young('Интерактивная панель')).toEqual([undefined, 5, 5, 5, undefined])
  })

  it('says how ages are read as classes', () => {
    expect(norms.screenTime.agesOfFirstClass).toEqual([7, 8])
    expect(norms.screenTime.notes.join(' ')).toMatch(/возраст.* минус 6 или минус 7/)
  })

  it('forbids phones, asks to be checked, and says nothing about tablets', () => {
    expect(norms.screenTime.forbidden).toEqual(['Телефон'])
    expect(norms.screenTime.checkNeeded).toBe(true)
    expect(minutes('Планшет', 5)).toBeUndefined()
  })
})
