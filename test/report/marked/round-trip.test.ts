import { beforeAll, describe, expect, it } from 'vitest'
import { hasPython } from '../../workbook/python'
import { asked, changed } from './python'
import { filledForm, openSending, type Sending } from './sending'

const python = hasPython('openpyxl')

/** B5 is «Всего» of the second category, C6 «Подключено» of the third. */
const SPOIL = `
people = book['Участники']
people['B5'].value = 'тридцать один'
people['B5'].fill = PatternFill('solid', fgColor='FF00C0FF')
people['B5'].comment = Comment('Марья Петровна, проверьте', 'Секретарь')
people['A4'].comment = Comment('Это мы', 'Секретарь')
people['C6'].value = people['B6'].value + 1000
book['Учреждение']['B17'].value = '31.02.2026'`

const cellsOf = `
def cells(book):
    return {
        sheet.title + '!' + cell.coordinate: [cell.comment.text if cell.comment else None, cell.fill.patternType, cell.fill.fgColor.rgb]
        for sheet in book if sheet.title != 'Замечания программы'
        for row in sheet.iter_rows() for cell in row
        if cell.comment or cell.fill.fgColor.rgb in ('FFF4A39A', 'FFE0A030', 'FF00C0FF')
    }
print(json.dumps(cells(books[0])))`

type Marks = Record<string, [string | null, string | null, string]>

describe.skipIf(!python)('a form with mistakes', () => {
  let sending: Sending
  let clean: Uint8Array
  let name: string
  let spoilt: Uint8Array
  let copy: Uint8Array
  let right: { people: number; total: number; connected: number; filled: string }

  beforeAll(async () => {
    sending = await openSending()
    ;({ bytes: clean, name } = await filledForm(sending.plan))
    right = asked(
      `b = books[0]
print(json.dumps({'people': b['Участники']['B5'].value, 'total': b['Участники']['B6'].value, 'connected': b['Участники']['C6'].value, 'filled': str(b['Учреждение']['B17'].value)[:10]}))`,
      clean,
    )
    spoilt = changed(clean, SPOIL)
    expect(sending.send('школа.xlsx', spoilt).status).toBe('accepted')
    const copies = await sending.copies()
    expect(copies.map(({ problem, extension, institution }) => [problem, extension, institution])).toEqual([
      [null, 'xlsx', name],
    ])
    copy = copies[0]?.bytes ?? new Uint8Array()
  })

  it('comes back with its cells filled and noted, and with what the sender had noted himself', () => {
    const marks = asked<Marks>(cellsOf, copy)
    expect(Object.keys(marks).sort()).toEqual(['Участники!A4', 'Участники!B5', 'Участники!C6', 'Учреждение!B17'])
    expect(marks['Участники!A4']?.[0]).toBe('Это мы')
    expect(marks['Участники!B5']?.[0]).toMatch(
      /^Марья Петровна, проверьте\nСверка · ошибка\nЧто не так: .*«тридцать один».*\nОжидалось: целое число .*\nКак исправить: Впишите число цифрами\.$/,
    )
    expect(marks['Участники!B5']?.slice(1)).toEqual(['solid', 'FFF4A39A'])
    expect(marks['Участники!C6']?.[0]).toMatch(/^Сверка · предупреждение\nЧто не так: .*не больше «Всего»/)
    expect(marks['Участники!C6']?.slice(1)).toEqual(['lightUp', 'FFE0A030'])
    expect(marks['Учреждение!B17']?.[0]).toContain('Как исправить: Впишите существующую дату')
  })

  it('has a sheet of remarks in front, its addresses lead to the cells, and no formula is on it', () => {
    const sheet = asked<{ titles: string[]; rows: string[][]; links: string[][]; formulas: number; active: string }>(
      `b = books[0]
s = b.worksheets[0]
print(json.dumps({
  'titles': b.sheetnames, 'active': b.active.title,
  'rows': [[str(c or '') for c in row[:8]] for row in s.iter_rows(min_row=5, max_row=8, values_only=True)],
  'links': [[c.coordinate, c.hyperlink.location, str(c.hyperlink.target)] for row in s.iter_rows() for c in row if c.hyperlink][:3],
  'formulas': sum(c.data_type == 'f' for row in s.iter_rows() for c in row)}))`,
      copy,
    )
    expect(sheet.titles[0]).toBe('Замечания программы')
    expect(sheet.active).toBe('Замечания программы')
    expect(sheet.rows[0]).toEqual([
      '№',
      'Лист',
      'Ячейка',
      'Значение',
      'Что не так',
      'Что ожидалось',
      'Как исправить',
      'Важность',
    ])
    expect(sheet.rows.slice(1).map((row) => [row[1], row[2], row[3], row[7]])).toEqual([
      ['Учреждение', 'B17', '31.02.2026', 'ошибка'],
      ['Участники', 'B5', 'тридцать один', 'ошибка'],
      ['Участники', 'C6', String(right.total + 1000), 'предупреждение'],
    ])
    expect(sheet.links).toEqual([
      ['C6', "'Учреждение'!B17", 'None'],
      ['C7', "'Участники'!B5", 'None'],
      ['C8', "'Участники'!C6", 'None'],
    ])
    expect(sheet.formulas).toBe(0)
  })

  it('is the sender’s book in everything else', () => {
    const differing = asked<string[]>(
      `a, b = books
def looks(cell):
    return (cell.value, cell.data_type, cell.number_format) + tuple(map(repr, (cell.font, cell.border, cell.alignment, cell.protection)))
def rules(sheet):
    return sorted((str(r.sqref), r.type, r.operator, r.formula1, r.formula2, r.error, r.prompt) for r in sheet.data_validations.dataValidation)
def names(book):
    known = book.defined_names
    return sorted(d.name + '=' + d.attr_text for d in (known.definedName if hasattr(known, 'definedName') else known.values()))
found = []
for one in a:
    other = b[one.title]
    if one.dimensions != other.dimensions: found.append(one.title + ' dimensions')
    for row in one.iter_rows():
        for cell in row:
            if looks(cell) != looks(other[cell.coordinate]): found.append(one.title + '!' + cell.coordinate)
    for what in ('sheet_state', 'freeze_panes', 'print_title_rows', 'print_area', 'merged_cells', 'protection', 'page_setup', 'page_margins', 'print_options'):
        if str(getattr(one, what)) != str(getattr(other, what)): found.append(one.title + ' ' + what)
    if rules(one) != rules(other): found.append(one.title + ' validations')
    if [str(r.sqref) for r in one.conditional_formatting] != [str(r.sqref) for r in other.conditional_formatting]: found.append(one.title + ' conditional formats')
    if {k: (d.width, d.hidden) for k, d in one.column_dimensions.items()} != {k: (d.width, d.hidden) for k, d in other.column_dimensions.items()}: found.append(one.title + ' widths')
if names(a) != names(b): found.append('names')
if a.sheetnames != b.sheetnames[1:]: found.append('order of sheets')
print(json.dumps(found))`,
      spoilt,
      copy,
    )
    expect(differing).toEqual([])
  })

  it('corrected in the copy and sent again, leaves no remark and the facts of a form without mistakes', async () => {
    const corrected = changed(
      copy,
      `book['Участники']['B5'].value = ${right.people}
book['Участники']['C6'].value = ${right.connected}
book['Учреждение']['B17'].value = '${right.filled}'`,
    )
    const { status, remarks } = sending.send('исправлено.xlsx', corrected)
    expect(status).toBe('accepted')
    const other = await openSending()
    expect(remarks).toEqual(other.send('чистая.xlsx', clean).remarks)
    expect(remarks.filter(({ cell }) => cell !== null)).toEqual([])
    expect(sending.facts(name)).toEqual(other.facts(name))
    const balances = sending.store.balances(sending.audit.id)
    const own = balances.filter(({ sheet, file }) => sheet === 'Замечания программы' && file === 'исправлено.xlsx')
    expect(own.map(({ reasons }) => Object.keys(reasons))).toEqual([['лист замечаний программы']])
    const [again] = await sending.copies()
    const marks = asked<Marks>(cellsOf, again?.bytes ?? new Uint8Array())
    expect(marks).toEqual({
      'Участники!A4': ['Это мы', expect.anything(), expect.anything()],
      'Участники!B5': ['Марья Петровна, проверьте', 'solid', 'FF00C0FF'],
    })
  })
})
