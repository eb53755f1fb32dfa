import { beforeAll, describe, expect, it } from 'vitest'
import type { Workbook } from 'exceljs'
import type { Field } from '../../src/engine/catalogue/evidence-types'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { writeForm } from '../../src/engine/report/form/write-form'
import { auditOptions, blankOptions, fixturePlan } from './fixture-plan'
import { controlOf, opened, remarksOf, sheetOf, texts, validationAt } from './form-workbook'

let blank: Workbook
let issued: Workbook

beforeAll(async () => {
  blank = await opened(await writeForm(fixturePlan, blankOptions))
  issued = await opened(await writeForm(fixturePlan, auditOptions))
})

const locked = (book: Workbook, title: string, address: string): boolean =>
  sheetOf(book, title).getCell(address).protection?.locked !== false

describe('evidence sheets', () => {
  it('have the exact column titles and the promised rows', () => {
    const groups = sheetOf(blank, 'Классы и группы')
    expect(texts(groups, 3)).toEqual(fixturePlan.tables[0]?.columns.map(({ title }) => title))
    expect([4, 9, 10].map((row) => !locked(blank, 'Классы и группы', `A${row}`))).toEqual([true, true, false])
    expect(groups.getCell('A2').text).toBe(fixturePlan.tables[0]?.hint)
  })

  it('ask events for «были / не было»', () => {
    const events = sheetOf(blank, 'Мероприятия')
    expect(events.getCell('A3').text).toBe('В периоде были / не было:')
    expect(validationAt(events, 'B3')).toMatchObject({ type: 'list', formulae: ["'Справочники'!$C$3:$C$4"] })
    expect(locked(blank, 'Мероприятия', 'B3')).toBe(false)
    expect(texts(events, 4)).toEqual(['Дата', 'Вид', 'Участников'])
    const list = sheetOf(blank, 'Справочники')
    expect([list.getCell('C3').value, list.getCell('C4').value]).toEqual(['были', 'не было'])
  })

  it('have written keys locked and the rest open', () => {
    const people = sheetOf(blank, 'Участники')
    expect([4, 5, 6].map((row) => people.getCell(`A${row}`).value)).toEqual(fixturePlan.keys['people'])
    expect([locked(blank, 'Участники', 'A4'), locked(blank, 'Участники', 'B4')]).toEqual([true, false])
    // Everything beside the category is counted, so no rows for repeats although the plan offers five.
    expect(['A7', 'B7'].map((address) => locked(blank, 'Участники', address))).toEqual([true, true])
  })

  it('validate every type and keep classes and times as text', () => {
    const groups = sheetOf(blank, 'Классы и группы')
    const lessons = sheetOf(blank, 'Дистанционные занятия')
    expect(validationAt(groups, 'B4')).toMatchObject({ type: 'whole', formulae: [0, 60] })
    expect(validationAt(groups, 'C9')).toMatchObject({ type: 'list', formulae: ["'Справочники'!$B$3:$B$4"] })
    expect(validationAt(groups, 'F4')).toMatchObject({
      type: 'date',
      formulae: [new Date('2010-01-01T00:00:00Z'), new Date('2035-12-31T00:00:00Z')],
    })
    expect(validationAt(lessons, 'B5')).toMatchObject({ type: 'textLength' })
    const formats = [groups.getCell('A4'), groups.getCell('F4'), lessons.getCell('B5')].map(({ numFmt }) => numFmt)
    expect(formats).toEqual(['@', 'dd.mm.yyyy', '@'])
  })

  it('ask lessons and attendance for control days only, at most 30 rows', () => {
    const lessons = sheetOf(issued, 'Дистанционные занятия')
    expect(lessons.getCell('A2').text).toContain('10.11.2025, 11.11.2025, 02.12.2025')
    expect([34, 35].map((row) => locked(issued, 'Дистанционные занятия', `A${row}`))).toEqual([false, true])
    const days = validationAt(lessons, 'A5')
    expect(days).toMatchObject({ type: 'list', formulae: ["'Справочники'!$I$3:$I$5"] })
    expect(sheetOf(issued, 'Справочники').getCell('I5').value).toEqual(new Date('2025-12-02T00:00:00Z'))
    expect(validationAt(sheetOf(blank, 'Дистанционные занятия'), 'A5')).toMatchObject({ type: 'date' })
    expect(validationAt(sheetOf(issued, 'Мероприятия'), 'A5')).toMatchObject({ type: 'date' })
  })

  it('draw lists only from what the form uses', () => {
    expect(texts(sheetOf(blank, 'Справочники'), 2)).toEqual([
      'Ответ',
      'Да / Нет',
      'В периоде',
      'Тип организации',
      'Занятия',
      'Категория',
      'Устройство',
      'Вид мероприятия',
    ])
  })
})

describe('sheets of unusual make', () => {
  const text: Omit<Field, 'id' | 'title'> = { type: 'text', synonyms: [] }
  const kind: Field = {
    id: 'kind',
    title: 'Вид документа',
    type: 'choice',
    synonyms: [],
    choices: 'Вид',
    required: true,
  }
  const plan: FormPlan = {
    ...fixturePlan,
    choices: { ...fixturePlan.choices, Вид: ['Приказ', 'Протокол'] },
    keys: { acts: ['Приказ', 'Протокол'] },
    checks: [],
    tables: [
      {
        ...{ id: 'acts', sheet: 'Документы', synonyms: [], event: false, key: ['kind'], prefilled: true, rows: 4 },
        hint: 'Виды уже вписаны.',
        columns: [{ ...text, id: 'number', title: 'Номер' }, kind],
      },
      {
        ...{ id: 'two', sheet: 'Два столбца', synonyms: [], event: true, key: ['name'], rows: 3 },
        hint: 'Коротко.',
        columns: [
          { ...text, id: 'name', title: 'Название' },
          { ...text, id: 'what', title: 'Что' },
        ],
      },
    ],
  }

  it('write keys into the key column wherever it stands and offer rows for repeats', async () => {
    const book = await opened(await writeForm(plan, blankOptions))
    const sheet = sheetOf(book, 'Документы')
    expect([4, 5, 6].map((row) => sheet.getCell(`B${row}`).value)).toEqual(['Приказ', 'Протокол', null])
    expect([5, 6, 7, 8].map((row) => locked(book, 'Документы', `B${row}`))).toEqual([true, false, false, true])
    expect(validationAt(sheet, 'B5')).toBeUndefined()
    expect(validationAt(sheet, 'B6')).toMatchObject({ type: 'list' })
  })

  it('ask for something beside written keys that demand nothing', async () => {
    const book = await opened(await writeForm(plan, blankOptions))
    expect(remarksOf(book)['Документы: Лист не пуст']).toBe('1 at A4')
  })

  it('say what «не было» is for even where there is no room beside it', async () => {
    const book = await opened(await writeForm(plan, blankOptions))
    const sheet = sheetOf(book, 'Два столбца')
    expect(sheet.getCell('A2').text).toContain('Пустой лист без отметки не засчитывается')
    expect(sheet.getCell('C3').value).toBeNull()
    expect(sheet.getRow(3).height).toBeLessThan(40)
  })
})

describe('«Контроль заполнения»', () => {
  it('shows in a blank form what arithmetic says, without being recalculated', () => {
    expect(remarksOf(blank)).toEqual({
      // 9 fields less the optional «Структурное подразделение».
      'Учреждение: Обязательные сведения указаны': '8 at B4',
      'Требования: На каждое требование дан ответ': '5 at E4',
      'Классы и группы: Лист не пуст': '1 at A4',
      // 3 categories × 2 required columns.
      'Участники: Обязательные столбцы заполнены': '6 at B4',
      'Дистанционные занятия: Отметка «были / не было»': '1 at B3',
      'Посещаемость: Отметка «были / не было»': '1 at B3',
      'Мероприятия: Отметка «были / не было»': '1 at B3',
    })
    // 8 + 5 + 1 + 6 + 1 + 1 + 1
    expect(controlOf(blank).verdict).toBe('Исправьте 23 замечания')
  })

  it('counts what was written beforehand as filled', () => {
    // Name, «Период с» and «Период по» are given.
    expect(remarksOf(issued)['Учреждение: Обязательные сведения указаны']).toBe('5 at B5')
    expect(controlOf(issued).verdict).toBe('Исправьте 20 замечаний')
  })

  it('points at wrong values written beforehand', async () => {
    const institution = { inn: '5900000011', kind: 'Лицей', pupils: 'много' }
    const book = await opened(await writeForm(fixturePlan, { ...blankOptions, institution }))
    const remarks = remarksOf(book)
    expect(remarks['Учреждение: ИНН: 10 или 12 цифр и контрольные числа']).toBe('1 at B5')
    expect(remarks['Учреждение: Даты, числа и значения из списков']).toBe('2 at B6')
  })

  it('has a line for every reconciliation check', () => {
    const names = Object.keys(controlOf(blank).lines)
    for (const { message } of fixturePlan.checks) expect(names.some((name) => name.endsWith(message))).toBe(true)
  })

  it('leaves only the signature open', () => {
    const sheet = sheetOf(blank, 'Контроль заполнения')
    const open: string[] = []
    sheet.eachRow((row) => {
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.protection?.locked === false) open.push(sheet.getCell(`A${row.number}`).text)
      })
    })
    expect(open).toEqual(['Должность', 'Подпись', 'Расшифровка подписи', 'Дата'])
  })
})
