import type { stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import { russianDay } from '../../base/calendar'
import type { Changed, Dynamics, Measure } from '../../comparison/types'
import type { Anchors } from './anchors'
import { changeCounts, changedInOrder, changeWord, comparedOf, WORDS } from './dynamics-lines'
import { writeMoved, writeNewAndGone, writeThemesMoved } from './dynamics-sections'
import type { Layout, Ranked } from './layout'
import { RATING, ratingColumn } from './places'
import { heightFor, openSheet, range, type Content, type Frame, type SheetWriter } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { groupLine, STYLE, type CellStyle } from './styles'
import { KIND, levelWord, NOT_APPLICABLE } from './words'

/** Columns of the first table, from 0; `number` is the key to «Рейтинг». */
const AT = {
  ...{ number: 0, name: 1, kind: 2, regulation: 3, indexBefore: 4, index: 5, change: 6, upperBefore: 7, upper: 8 },
  ...{
    completenessBefore: 9,
    completeness: 10,
    word: 11,
    level: 12,
    rank: 13,
    better: 14,
    worse: 15,
    known: 16,
    lost: 17,
  },
} as const

const TITLES = [
  ...['№', 'Учреждение', 'Тип', 'Положение', 'Индекс: было', 'Индекс: стало', 'Изменение', 'Возможный: было'],
  ...['Возможный: стало', 'Полнота: было', 'Полнота: стало', 'Вывод', 'Уровень', 'Место'],
  ...['Требований: лучше', 'Требований: хуже', 'Данные появились', 'Данные пропали'],
]
const WIDTHS = [5, 34, 19, 16, 9, 9, 10, 10.5, 10.5, 9, 9, 18, 22, 9, 11, 11, 10, 9]
const STYLES: CellStyle[] = [
  ...[STYLE.count, STYLE.strong, STYLE.text, STYLE.text, STYLE.percent, STYLE.percentStrong, STYLE.change],
  ...Array<CellStyle>(4).fill(STYLE.percent),
  ...[STYLE.text, ...Array<CellStyle>(6).fill(STYLE.center)],
]

const levelOf = (figures: Changed['before']): string =>
  figures === null ? 'нет сведений' : levelWord(figures.level, figures.index)

const placeOf = (figures: Changed['before']): string => String(figures?.rank ?? NOT_APPLICABLE)

const regulationOf = ({ before, after, sameEdition }: Changed, { blocks }: Layout): string => {
  const id = (after ?? before)?.catalogue
  const short = blocks.find(({ catalogue }) => catalogue.id === id)?.short ?? id ?? ''
  return `${short}${sameEdition ? '' : ' (редакция другая: по темам)'}`
}

const fromTo = (was: string, is: string): string => (was === is ? was : `${was} → ${is}`)

/** Live figures of the later audit are those of «Рейтинг»; over themes of two editions they are the program's. */
const nowOf = (changed: Changed, line: Ranked | undefined, layout: Layout, row: number) => {
  const { after } = comparedOf(changed)
  const found = `MATCH($${columnLetters(AT.number)}${row},${ratingColumn(layout, RATING.number)},0)`
  return (name: keyof Measure, column: number): Content => {
    const result = after?.[name] ?? ''
    return line === undefined || !changed.sameEdition
      ? result
      : { formula: `INDEX(${ratingColumn(layout, column)},${found})`, result }
  }
}

const lineOf = (changed: Changed, line: Ranked | undefined, layout: Layout, row: number): Content[] => {
  const { before } = comparedOf(changed)
  const now = nowOf(changed, line, layout, row)
  const cell = (column: keyof typeof AT): string => `$${columnLetters(AT[column])}${row}`
  const none = `OR(${cell('indexBefore')}="",${cell('index')}="")`
  const overlap = (low: string, high: string): string => `IF(ROUND(${low},9)>=ROUND(${high},9),"${WORDS.overlap}","")`
  const word =
    `IF(${none},"${WORDS.none}",IF(ROUND(${cell('change')},9)=0,"${WORDS.same}",IF(${cell('change')}>0,` +
    `"${WORDS.up}"&${overlap(cell('upperBefore'), cell('index'))},` +
    `"${WORDS.down}"&${overlap(cell('upper'), cell('indexBefore'))})))`
  const { moved } = changed
  return [
    ...[line?.number ?? '', changed.name, KIND[changed.kind], regulationOf(changed, layout)],
    ...[before?.index ?? '', now('index', RATING.index)],
    { formula: `IF(${none},"",${cell('index')}-${cell('indexBefore')})`, result: changed.change ?? '' },
    ...[before?.upper ?? '', now('upper', RATING.upper)],
    ...[before?.completeness ?? '', now('completeness', RATING.completeness)],
    { formula: word, result: changeWord(changed) },
    ...[
      fromTo(levelOf(changed.before), levelOf(changed.after)),
      fromTo(placeOf(changed.before), placeOf(changed.after)),
    ],
    ...(moved === null ? ['–', '–', '–', '–'] : [moved.better, moved.worse, moved.known, moved.lost]),
  ]
}

const head = async (sheet: SheetWriter, dynamics: Dynamics): Promise<void> => {
  const { before } = dynamics
  const { up, down, same, none } = changeCounts(dynamics)
  await sheet.row([SHEET_TITLE.dynamics], STYLE.title, { height: 20 })
  await sheet.row(
    [
      `Против мониторинга «${before.name}» (период ${russianDay(before.periodFrom)} – ${russianDay(before.periodTo)}): индекс вырос у ${up}, снизился у ${down}, не изменился у ${same}, не сравнить у ${none}. Изменение — в процентных пунктах.`,
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row(
    [
      '«Диапазоны пересекаются»: от индекса до возможного индекса — всё, что не исключено данными; если прежний и нынешний диапазоны пересекаются, изменение может объясняться одной полнотой данных. Под разными редакциями сравниваются общие темы.',
    ],
    STYLE.line,
    { height: 15 },
  )
}

const writeChanged = async (
  sheet: SheetWriter,
  changed: Changed[],
  layout: Layout,
  { rating }: Anchors,
): Promise<void> => {
  await sheet.row(TITLES, STYLE.headerSmall, { height: 40 })
  const header = sheet.next() - 1
  const lines = new Map(layout.ranked.map((line) => [line.score.id, line]))
  for (const each of changed) {
    const target = rating.get(each.id)
    const contents = lineOf(each, lines.get(each.id), layout, sheet.next())
    await sheet.row(contents, target === undefined ? STYLES : [STYLE.countLink, ...STYLES.slice(1)], {
      links: [[0, target]],
      height: heightFor([
        ...[AT.name, AT.kind, AT.regulation].map((at): [string, number] => [String(contents[at]), WIDTHS[at] ?? 10]),
        [changeWord(each), WIDTHS[AT.word] ?? 10],
      ]),
    })
  }
  sheet.filter(header, TITLES.length)
  const bottom = Math.max(sheet.next() - 1, header + 1)
  const kind = `$${columnLetters(AT.kind)}`
  sheet.format(range(header + 1, 0, bottom, AT.lost), [groupLine(`${kind}${header + 1}<>${kind}${header}`, 1)])
}

/** «Динамика»: institutions, requirements and themes against an earlier audit, and who has come or gone. */
export const writeDynamics = async (
  book: stream.xlsx.WorkbookWriter,
  dynamics: Dynamics,
  layout: Layout,
  anchors: Anchors,
  frame: Frame,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: SHEET_TITLE.dynamics,
    columns: WIDTHS.map((width) => ({ width })),
    frozen: { rows: 1, columns: 2 },
    ...frame,
    tab: 'FF70AD47',
  })
  await head(sheet, dynamics)
  await writeChanged(sheet, changedInOrder(dynamics), layout, anchors)
  await writeMoved(sheet, dynamics, layout)
  await writeThemesMoved(sheet, dynamics)
  await writeNewAndGone(sheet, dynamics, layout, anchors)
  await sheet.close()
}
