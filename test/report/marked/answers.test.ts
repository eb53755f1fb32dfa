import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { convertedByOffice, hasOffice } from '../../e2e/office'
import { hasPython } from '../../workbook/python'
import { asked, changed } from './python'
import { filledForm, openSending, type Sending } from './sending'

const python = hasPython('openpyxl')

const converted = (bytes: Uint8Array, filter: string, extension: string): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), 'сверка '))
  try {
    writeFileSync(join(folder, 'книга.xlsx'), bytes)
    convertedByOffice(join(folder, 'книга.xlsx'), join(folder, 'итог'), filter)
    return new Uint8Array(readFileSync(join(folder, 'итог', `книга.${extension}`)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const SPOIL = `
people = book['Участники']
people['B5'].value = 'тридцать один'
people['B5'].fill = PatternFill('solid', fgColor='FF00C0FF')
people['C6'].value = people['B6'].value + 1000`

const NOTES = `print(json.dumps({s.title + '!' + c.coordinate: [c.comment.text.split('\\n')[0] if c.comment else None, c.fill.fgColor.rgb]
  for s in books[0] for row in s.iter_rows() for c in row
  if c.comment or (s.title == 'Участники' and c.coordinate in ('B5', 'C6'))}))`

const TABLE = `s = books[0].worksheets[0]
print(json.dumps([books[0].sheetnames, [[str(v or '') for v in row[:4]] for row in s.iter_rows(min_row=3, max_row=7, values_only=True)]]))`

describe.skipIf(!python)('answers to what was sent', () => {
  let clean: Uint8Array
  let spoilt: Uint8Array

  beforeAll(async () => {
    const sending = await openSending()
    clean = (await filledForm(sending.plan)).bytes
    spoilt = changed(clean, SPOIL)
  })

  const answered = async (
    ...sent: [string, Uint8Array][]
  ): Promise<[Sending, Awaited<ReturnType<Sending['copies']>>]> => {
    const sending = await openSending()
    for (const [path, bytes] of sent) sending.send(path, bytes)
    return [sending, await sending.copies()]
  }

  it('are remarks alone for a file that is no form, with what was said of it', async () => {
    const [, copies] = await answered(['протокол.xlsx', changed(clean, 'for s in book.worksheets[1:]: book.remove(s)')])
    expect(copies.map(({ problem, institution }) => [problem, institution])).toEqual([['он не принят', null]])
    const [titles, rows] = asked<[string[], string[][]]>(TABLE, copies[0]?.bytes ?? new Uint8Array())
    expect(titles).toEqual(['Замечания программы'])
    expect(rows[0]?.[0]).toMatch(/^Пометить сам присланный файл нельзя: он не принят\./)
    expect(rows[3]?.slice(0, 3)).toEqual(['1', 'книга в целом', '—'])
  })

  it('say the same whenever they are made', async () => {
    const [sending, [first]] = await answered(['школа.xlsx', spoilt])
    const [again] = await sending.copies()
    expect(Buffer.from(first?.bytes ?? []).equals(Buffer.from(again?.bytes ?? []))).toBe(true)
  })

  it('are remarks alone where the kept file is not what was sent', async () => {
    const [sending, [first]] = await answered(['школа.xlsx', spoilt])
    expect(first?.problem).toBeNull()
    const original = sending.store.original
    sending.store.original = (sha256) => original(sha256)?.map((byte, at) => (at === 100 ? byte ^ 1 : byte)) ?? null
    expect((await sending.copies())[0]?.problem).toContain('контрольная сумма')
  })

  it.skipIf(!hasOffice).each([
    ['MS Excel 97', 'xls', 'xls'],
    ['calc8', 'ods', 'ods'],
  ])('are remarks alone for a file of %s, with its addresses', async (filter, extension, named) => {
    const [, copies] = await answered([`школа.${extension}`, converted(spoilt, `${extension}:${filter}`, extension)])
    expect(copies.map(({ problem, extension: of }) => [problem?.includes(`.${named}`), of])).toEqual([[true, 'xlsx']])
    const [, rows] = asked<[string[], string[][]]>(TABLE, copies[0]?.bytes ?? new Uint8Array())
    expect(rows.slice(3, 5).map((row) => row.slice(1, 3))).toEqual([
      ['Участники', 'B5'],
      ['Участники', 'C6'],
    ])
  })

  it.skipIf(!hasOffice)('open in LibreOffice, keep their notes there and come back from it', async () => {
    const [sending, [first]] = await answered(['школа.xlsx', spoilt])
    const saved = converted(first?.bytes ?? new Uint8Array(), 'xlsx:Calc MS Excel 2007 XML', 'xlsx')
    expect(Object.keys(asked<Record<string, unknown>>(NOTES, saved))).toEqual(['Участники!B5', 'Участники!C6'])
    const corrected = changed(saved, "book['Участники']['B5'].value = 4")
    expect(sending.send('исправлено.xlsx', corrected).status).toBe('accepted')
    const copies = await sending.copies()
    expect(copies.map(({ file, problem }) => [file, problem])).toEqual([['исправлено.xlsx', null]])
    expect(asked(NOTES, copies[0]?.bytes ?? new Uint8Array())).toEqual({
      'Участники!B5': [null, 'FF00C0FF'],
      'Участники!C6': ['Сверка · предупреждение', 'FFE0A030'],
    })
  })
})
