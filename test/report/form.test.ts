import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Workbook } from 'exceljs'
import { writeForm } from '../../src/engine/report/form/write-form'
import { auditOptions, blankOptions, fixturePlan } from './fixture-plan'
import { opened, sheetOf, texts, validationAt } from './form-workbook'

let blank: Workbook
let issued: Workbook

beforeAll(async () => {
  blank = await opened(await writeForm(fixturePlan, blankOptions))
  issued = await opened(await writeForm(fixturePlan, auditOptions))
})

const locked = (book: Workbook, title: string, address: string): boolean =>
  sheetOf(book, title).getCell(address).protection?.locked !== false

const fillOf = (book: Workbook, title: string, address: string): string | undefined => {
  const { fill } = sheetOf(book, title).getCell(address)
  return fill.type === 'pattern' ? fill.fgColor?.argb : undefined
}

describe('the workbook', () => {
  it('has the sheets in the order they are filled', () => {
    expect(blank.worksheets.map(({ name }) => name)).toEqual([
      'Инструкция',
      'Учреждение',
      'Требования',
      'Классы и группы',
      'Участники',
      'Дистанционные занятия',
      'Посещаемость',
      'Мероприятия',
      'Контроль заполнения',
      'Справочники',
      '_sverka',
    ])
  })

  it('carries its identity on a hidden sheet', () => {
    const sheet = sheetOf(issued, '_sverka')
    expect(sheet.state).toBe('hidden')
    const pairs = [1, 2, 3, 4].map((row) => [sheet.getCell(`A${row}`).value, sheet.getCell(`B${row}`).value])
    expect(pairs).toEqual([
      ['catalogue', 'test-school'],
      ['edition', '2024'],
      ['formVersion', 3],
      ['controlDays', '2025-11-10,2025-11-11,2025-12-02'],
    ])
  })

  it('prints on A4, one page wide, with page numbers, and is protected without a password', () => {
    for (const sheet of blank.worksheets) {
      expect(sheet.pageSetup, sheet.name).toMatchObject({
        paperSize: 9,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      })
      expect(sheet.headerFooter.oddFooter, sheet.name).toContain('Страница &P из &N')
      const { sheetProtection } = sheet as typeof sheet & { sheetProtection: Record<string, unknown> }
      expect(sheetProtection, sheet.name).toMatchObject({ sheet: true, formatColumns: true, formatRows: true })
      expect(sheetProtection, sheet.name).not.toHaveProperty('hashValue')
    }
    expect(sheetOf(blank, 'Требования').pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '3:3' })
  })

  it('keeps headers in sight', () => {
    const rows = ['Требования', 'Классы и группы', 'Посещаемость'].map((title) => sheetOf(blank, title).views[0])
    expect(rows).toMatchObject([{ ySplit: 3 }, { ySplit: 3, xSplit: 1 }, { ySplit: 4, xSplit: 1 }])
  })

  it('stays within the limits that make Excel repair a file', () => {
    for (const sheet of issued.worksheets) {
      expect(sheet.name.length).toBeLessThanOrEqual(31)
      const { model } = (sheet as unknown as { dataValidations: { model: Record<string, Record<string, string>> } })
        .dataValidations
      for (const each of Object.values(model)) {
        expect((each['promptTitle'] ?? '').length).toBeLessThanOrEqual(32)
        expect((each['errorTitle'] ?? '').length).toBeLessThanOrEqual(32)
        expect((each['prompt'] ?? '').length).toBeLessThanOrEqual(255)
        expect((each['error'] ?? '').length).toBeLessThanOrEqual(225)
        expect(String(each['formulae']?.[0] ?? '').length).toBeLessThanOrEqual(255)
      }
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          expect((cell.formula ?? '').length).toBeLessThan(8192)
        })
      })
    }
  })

  it('is the same to the byte whenever it is written', async () => {
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:10Z') })
    const later = hash(await writeForm(fixturePlan, auditOptions))
    vi.useRealTimers()
    expect(hash(await writeForm(fixturePlan, auditOptions))).toBe(later)
    expect(hash(await writeForm(fixturePlan, blankOptions))).not.toBe(later)
  })
})

describe('«Инструкция»', () => {
  const all = (book: Workbook): string => {
    const found: string[] = []
    sheetOf(book, 'Инструкция').eachRow((_, row) => found.push(...texts(sheetOf(book, 'Инструкция'), row)))
    return found.join('\n')
  }

  it('names the audit, its period, the due date and the control days', () => {
    const text = all(issued)
    expect(text).toContain('Мониторинг «Сферум», осень')
    expect(text).toContain('с 01.09.2025 по 31.12.2025')
    expect(text).toContain('не позднее 20.01.2026')
    expect(text).toContain('10.11.2025, 11.11.2025, 02.12.2025')
  })

  it('explains answers, confirmations and «были / не было» and promises no date without an audit', () => {
    const text = all(blank)
    for (const word of ['Частично', 'Неприменимо', 'были / не было', 'Контроль заполнения', '.xlsx', 'Около часа'])
      expect(text).toContain(word)
    expect(text).not.toMatch(/Срок сдачи|Период|undefined|null/)
  })
})

describe('«Учреждение»', () => {
  it('has titles in A and open values in B', () => {
    const sheet = sheetOf(blank, 'Учреждение')
    const titles = fixturePlan.passport.map((_, index) => sheet.getCell(`A${4 + index}`).text)
    expect(titles).toEqual(fixturePlan.passport.map(({ title }) => title))
    expect([locked(blank, 'Учреждение', 'A4'), locked(blank, 'Учреждение', 'B4')]).toEqual([true, false])
    expect(sheet.getCell('B9').numFmt).toBe('dd.mm.yyyy')
    expect(sheet.getCell('B5').numFmt).toBe('@')
  })

  it('validates by type, with lists from «Справочники»', () => {
    const sheet = sheetOf(blank, 'Учреждение')
    expect(validationAt(sheet, 'B5')).toMatchObject({ type: 'custom', formulae: ['OR(LEN(B5)=10,LEN(B5)=12)'] })
    expect(validationAt(sheet, 'B6')).toMatchObject({ type: 'list', formulae: ["'Справочники'!$D$3:$D$5"] })
    expect(validationAt(sheet, 'B9')).toMatchObject({ type: 'date' })
    expect(validationAt(sheet, 'B11')).toMatchObject({ type: 'whole' })
  })

  it('has the period of the audit written and locked, and known values open', () => {
    const sheet = sheetOf(issued, 'Учреждение')
    expect(sheet.getCell('B4').value).toBe('МБОУ «Школа № 900»')
    expect(locked(issued, 'Учреждение', 'B4')).toBe(false)
    expect(sheet.getCell('B9').value).toEqual(new Date('2025-09-01T00:00:00Z'))
    expect(sheet.getCell('B10').value).toEqual(new Date('2025-12-31T00:00:00Z'))
    expect(locked(issued, 'Учреждение', 'B9')).toBe(true)
  })

  it('lets no text from outside become a formula', async () => {
    const options = {
      ...auditOptions,
      audit: { name: '=cmd', schoolYear: 2025, periodFrom: '2025-09-01', periodTo: '2025-12-31', dueDate: null },
      institution: { fullName: '=1+1', phone: '+7 (342) 000-00-00', pupils: '410' },
    }
    const book = await opened(await writeForm(fixturePlan, options))
    const values = ['B4', 'B8', 'B11'].map((address) => sheetOf(book, 'Учреждение').getCell(address).value)
    expect(values).toEqual(["'=1+1", '+7 (342) 000-00-00', 410])
    expect(sheetOf(book, 'Инструкция').getCell('B4').value).toBe("'=cmd")
  })
})

describe('«Требования»', () => {
  it('has the header the intake looks for and one row a requirement', () => {
    const sheet = sheetOf(blank, 'Требования')
    expect(texts(sheet, 3)).toEqual(
      '№ | Пункт | Роль | Требование | Ответ | Подтверждение | Дата | Комментарий'.split(' | '),
    )
    expect(texts(sheet, 6)).toEqual([
      '3',
      '2.4, п. 7',
      'Администратор платформы',
      'При необходимости создаёт структуру учреждения.',
    ])
    expect(sheet.getCell('B4').value).toBe('2.1')
    expect(sheet.getCell('B4').numFmt).toBe('@')
    expect(sheet.getCell('D9').value).toBeNull()
  })

  it('opens «Подтверждение» and «Дата» only where something confirms the answer', () => {
    const rows = [4, 5, 6, 7, 8]
    const open = rows.map((row) =>
      ['E', 'F', 'G', 'H'].map((letter) => !locked(blank, 'Требования', `${letter}${row}`)),
    )
    const shut = [true, false, false, true]
    expect(open).toEqual([shut, [true, true, true, true], shut, [true, true, true, true], shut])
    expect(fillOf(blank, 'Требования', 'F5')).toBe('FFFFFFFF')
    expect(fillOf(blank, 'Требования', 'F4')).not.toBe('FFFFFFFF')
  })

  it('offers four answers and says where «Неприменимо» fits and what confirms «Да»', () => {
    const sheet = sheetOf(blank, 'Требования')
    expect(validationAt(sheet, 'E4')).toMatchObject({ type: 'list', formulae: ["'Справочники'!$A$3:$A$6"] })
    const list = sheetOf(blank, 'Справочники')
    expect([3, 4, 5, 6].map((row) => list.getCell(`A${row}`).value)).toEqual(['Да', 'Частично', 'Нет', 'Неприменимо'])
    expect(validationAt(sheet, 'E4')?.prompt).toContain('не подходит')
    expect(validationAt(sheet, 'E6')?.prompt).toContain('или Неприменимо')
    expect(validationAt(sheet, 'F5')?.prompt).toMatch(/номер и дата документа.*ссылка/)
    expect(validationAt(sheet, 'F4')).toBeUndefined()
    expect(validationAt(sheet, 'G7')).toMatchObject({ type: 'date' })
  })

  it('makes rows high enough for long statements', () => {
    const sheet = sheetOf(blank, 'Требования')
    expect(sheet.getRow(5).height).toBeGreaterThan(sheet.getRow(4).height)
  })
})

describe('a form filled by the program', () => {
  it('holds no results of the blank one: whoever opens it calculates them', async () => {
    const results = (book: Workbook): unknown[] => {
      const found: unknown[] = []
      sheetOf(book, 'Контроль заполнения').eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.formula) found.push(cell.result)
        })
      })
      return found
    }
    const answers = { 'r-1': { answer: 'Да' } }
    const filled = await opened(await writeForm(fixturePlan, blankOptions, { passport: {}, answers, tables: {} }))
    expect(results(filled)).toHaveLength(results(blank).length)
    expect(results(filled).filter((result) => result !== undefined)).toEqual([])
    expect(results(blank).filter((result) => result !== undefined)).not.toEqual([])
  })
})
