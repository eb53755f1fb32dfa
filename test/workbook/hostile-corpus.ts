import { columnLetters } from '../../src/engine/base/address'
import {
  CELL,
  DOCTYPE,
  MEGABYTE,
  MILLION,
  SHEET,
  changed,
  inSheet,
  laughing,
  more,
  crowded,
  oldBook,
  overlapping,
  padded,
  partsOf,
  ringed,
  rows,
  spaces,
  strings,
} from './hostile-making'
import { bookOf, bookParts, odsOf, worksheet, zipOf } from './zip-of'

/**
 * A file sent in bad faith or in a bad state: how it is named, what it is made of, and what becomes of it; `refused`
 * is what the message must say.
 */
export type Hostile = { name: string; make: (form: Uint8Array) => Uint8Array } & (
  | { refused: RegExp }
  /** Odd, and yet a form like any other. */
  | { accepted: true }
)

const TOO_BIG = /велик|больше/
const TOO_MUCH = /больше|слишком много/
const BROKEN = /повреждён|не полностью/
const FOREIGN = /не форма мониторинга/
const NO_ARCHIVE = /архив/i

const BOMBS: Hostile[] = [
  { name: 'бомба: часть в 65 МБ.xlsx', make: () => bookOf(spaces(65)), refused: TOO_BIG },
  {
    name: 'бомба: часть лжёт о размере.xlsx',
    make: () => zipOf(bookParts(spaces(65)).map((part, at) => (at === 3 ? { ...part, claimedSize: 1_000 } : part))),
    refused: BROKEN,
  },
  {
    name: 'бомба: три части по 60 МБ.xlsx',
    make: () =>
      zipOf([
        ...bookParts(padded(60)),
        ...[2, 3].map((number) => ({ name: `xl/worksheets/sheet${number}.xml`, data: padded(60) })),
      ]),
    refused: TOO_BIG,
  },
  { name: 'бомба: лист в 63 МБ пробелов.xlsx', make: () => bookOf(padded(63)), refused: FOREIGN },
  {
    name: 'бомба: 1900 частей из одних байтов.xlsx',
    make: () => overlapping(bookParts(padded(1)), 1_900, (at) => `xl/worksheets/sheet${at + 2}.xml`),
    refused: TOO_BIG,
  },
  {
    name: 'бомба: строки книги в 60 МБ.xlsx',
    make: () => strings(`<si><t>${'ж'.repeat(30 * MEGABYTE)}</t></si>`),
    refused: FOREIGN,
  },
  { name: 'бомба: два миллиона строк книги.xlsx', make: () => strings('<si/>'.repeat(2 * MILLION)), refused: FOREIGN },
  {
    name: 'бомба: пять миллионов кусков строки.xlsx',
    make: () => strings(`<si>${'<r><t/></r>'.repeat(5 * MILLION)}</si>`),
    refused: TOO_MUCH,
  },
  {
    name: 'архив: файл в 60 МБ.zip',
    make: () => zipOf([{ name: 'форма.csv', data: spaces(60) }]),
    refused: TOO_BIG,
  },
  {
    name: 'архив: 1900 файлов из одних байтов.zip',
    make: () => overlapping([{ name: 'форма.csv', data: spaces(15) }], 1_900, (at) => `форма ${at}.csv`),
    refused: TOO_BIG,
  },
  {
    name: 'архив: архив в архиве в архиве.zip',
    make: () => {
      let inner: Buffer = zipOf([{ name: 'форма.xlsx', data: bookOf(worksheet(CELL)) }])
      for (let depth = 0; depth < 6; depth++) inner = zipOf([{ name: `${depth}.zip`, data: inner }])
      return inner
    },
    refused: NO_ARCHIVE,
  },
]

const BULK: Hostile[] = [
  {
    name: 'миллион оформленных строк.xlsx',
    make: (form) =>
      inSheet(form, (xml) =>
        more(
          xml,
          rows(MILLION, 40_000, (row) => `<row r="${row}"><c r="A${row}" s="1"/></row>`),
        ),
      ),
    accepted: true,
  },
  {
    name: 'миллион оформленных столбцов.xlsx',
    make: (form) =>
      inSheet(form, (xml) =>
        more(
          xml,
          rows(61, 40_000, (row) => {
            const cells = Array.from({ length: 16_384 }, (_, at) => `<c r="${columnLetters(at)}${row}" s="1"/>`)
            return `<row r="${row}">${cells.join('')}</row>`
          }),
        ),
      ),
    accepted: true,
  },
  {
    name: 'миллион ячеек без адресов.xlsx',
    make: (form) =>
      inSheet(form, (xml) =>
        more(
          xml,
          rows(61, 40_000, (row) => `<row r="${row}">${'<c s="1"/>'.repeat(16_384)}</row>`),
        ),
      ),
    refused: TOO_MUCH,
  },
  {
    name: 'триста тысяч заполненных ячеек.xlsx',
    make: (form) =>
      inSheet(form, (xml) =>
        more(
          xml,
          rows(300_000, 40_000, (row) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`),
        ),
      ),
    refused: TOO_MUCH,
  },
  {
    name: 'сто девяносто тысяч строк.xlsx',
    make: (form) =>
      inSheet(form, (xml) =>
        more(
          xml,
          rows(
            190_000,
            40_000,
            (row) => `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>7${row}</t></is></c></row>`,
          ),
        ),
      ),
    accepted: true,
  },
  {
    name: 'объединение на миллион ячеек.xlsx',
    make: (form) => inSheet(form, (xml) => xml.replace(/<mergeCells[^>]*>/, '$&<mergeCell ref="A200:Z1048576"/>')),
    accepted: true,
  },
  {
    name: 'сто тысяч объединений.xlsx',
    make: (form) =>
      inSheet(form, (xml) =>
        xml.replace(
          /<mergeCells[^>]*>/,
          (tag) => tag + rows(100_000, 40_000, (row) => `<mergeCell ref="A${row}:Z${row}"/>`),
        ),
      ),
    accepted: true,
  },
  {
    name: '10000 листов.xlsx',
    make: () =>
      bookOf(
        worksheet(CELL),
        Array.from({ length: 10_000 }, (_, index) => `Лист${index}`),
      ),
    refused: TOO_MUCH,
  },
  {
    name: '10000 частей.xlsx',
    make: () => overlapping(bookParts(worksheet(CELL)), 10_000, (at) => `xl/worksheets/sheet${at + 2}.xml`),
    refused: /частей/,
  },
  {
    name: 'килобайт с миллионами повторов.ods',
    make: () =>
      odsOf(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1024" office:value-type="float" office:value="1"/></table:table-row>',
      ),
    refused: TOO_MUCH,
  },
  {
    name: '10000 листов.ods',
    make: () => odsOf('', '<table:table table:name="х"></table:table>'.repeat(10_000)),
    refused: TOO_MUCH,
  },
  {
    name: 'вложенность в миллион.ods',
    make: () => odsOf(`<table:table-row><table:table-cell>${'<text:p>'.repeat(MILLION)}`),
    refused: BROKEN,
  },
  { name: 'точки с запятой на 19 МБ.csv', make: () => Buffer.alloc(19 * MEGABYTE, ';'), refused: TOO_BIG },
  { name: 'точки с запятой на 5 МБ.csv', make: () => Buffer.alloc(5 * MEGABYTE - 1, ';'), refused: TOO_MUCH },
  { name: 'единицы на 5 МБ.csv', make: () => Buffer.from('1;'.repeat(2.4 * MEGABYTE)), refused: TOO_MUCH },
  { name: 'строки по букве на 5 МБ.csv', make: () => Buffer.from('а\n'.repeat(1.6 * MEGABYTE)), refused: TOO_MUCH },
  {
    name: 'кавычка без конца на 5 МБ.csv',
    make: () => Buffer.from(`а;"${'б'.repeat(2.4 * MEGABYTE)}`),
    refused: BROKEN,
  },
]

const BROKEN_FILES: Hostile[] = [
  { name: 'обрезано наполовину.xlsx', make: (form) => form.subarray(0, form.length / 2), refused: BROKEN },
  { name: 'обрезан конец.xlsx', make: (form) => form.subarray(0, -10), refused: BROKEN },
  { name: 'пустой файл.xlsx', make: () => new Uint8Array(), refused: /пуст/ },
  { name: 'одни нули.xlsx', make: () => Buffer.alloc(3 * MEGABYTE), refused: /не похоже на книгу/ },
  {
    name: 'нули внутри листа.xlsx',
    make: (form) =>
      inSheet(form, (xml) =>
        more(xml, `<row r="40000"><c r="A40000" t="inlineStr"><is><t>а${'\0'.repeat(1_000)}</t></is></c></row>`),
      ),
    accepted: true,
  },
  { name: 'DOCTYPE в листе.xlsx', make: () => bookOf(laughing), refused: BROKEN },
  {
    name: 'DOCTYPE в строках книги.xlsx',
    make: (form) => changed(form, 'xl/sharedStrings.xml', (xml) => xml.replace('?>', `?>${DOCTYPE}`)),
    refused: BROKEN,
  },
  { name: 'DOCTYPE.ods', make: () => odsOf('', DOCTYPE), refused: BROKEN },
  {
    name: 'нули в наименовании.xlsx',
    make: (form) =>
      changed(form, 'xl/sharedStrings.xml', (xml) => xml.replace(/Муниципальное бюджетное/g, 'Муници\0пальное\0')),
    accepted: true,
  },
  { name: 'кольцо секторов.xls', make: () => ringed(), refused: BROKEN },
  { name: 'двести тысяч ячеек.xls', make: () => crowded(200_001), refused: TOO_MUCH },
  { name: 'обрезано.xls', make: () => oldBook().subarray(0, 20_000), refused: BROKEN },
  {
    name: 'формулы по кругу.xlsx',
    make: (form) =>
      inSheet(form, (xml) =>
        more(
          xml,
          rows(
            2_000,
            40_000,
            (row) => `<row r="${row}"><c r="A${row}"><f>A${row === 41_999 ? 40_000 : row + 1}</f></c></row>`,
          ),
        ),
      ),
    accepted: true,
  },
  {
    name: 'часть книги дважды.xlsx',
    make: (form) => zipOf([...partsOf(form), { name: SHEET, data: worksheet(CELL) }]),
    refused: BROKEN,
  },
  {
    name: 'лист без конца.xlsx',
    make: () => bookOf(`<worksheet><sheetData>${'<row><c><v>1'.repeat(MILLION)}`),
    refused: BROKEN,
  },
  { name: 'скобки без конца.xlsx', make: () => bookOf(worksheet('<'.repeat(20 * MEGABYTE))), refused: TOO_MUCH },
  { name: 'примечания без конца.xlsx', make: () => bookOf(worksheet('<!-- '.repeat(4 * MEGABYTE))), refused: TOO_MUCH },
  {
    name: 'оформление в 60 МБ.xlsx',
    make: (form) =>
      changed(form, 'xl/styles.xml', (xml) =>
        xml.replace('<cellXfs', `${'<numFmt numFmtId="1" formatCode="0"/>'.repeat(1_500_000)}<cellXfs`),
      ),
    accepted: true,
  },
  {
    name: 'имена книги в 60 МБ.xlsx',
    make: (form) =>
      changed(form, 'xl/workbook.xml', (xml) =>
        xml.replace(
          '</sheets>',
          `</sheets><definedNames>${'<definedName name="а">Лист!$A$1</definedName>'.repeat(MILLION)}</definedNames>`,
        ),
      ),
    accepted: true,
  },
  {
    name: 'путь наружу.zip',
    make: (form) => zipOf([{ name: '../../форма.xlsx', data: form as Buffer }]),
    refused: NO_ARCHIVE,
  },
  {
    name: 'имя с нулём.zip',
    make: (form) => zipOf([{ name: 'форма.xlsx\0.txt', data: form as Buffer }]),
    refused: NO_ARCHIVE,
  },
  {
    name: 'одно имя дважды.zip',
    make: (form) => zipOf([1, 2].map(() => ({ name: 'форма.xlsx', data: form as Buffer }))),
    refused: NO_ARCHIVE,
  },
]

/** What a bad day sends; each is made around a filled form, when it is asked for. */
export const HOSTILE: Hostile[] = [...BOMBS, ...BULK, ...BROKEN_FILES]
