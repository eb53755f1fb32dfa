import type { Dynamics, Newcomer, ThemeMoved, UnitMoved } from '../../comparison/types'
import { numbersOf, type Anchors } from './anchors'
import type { Layout } from './layout'
import { heightFor, type Content, type SheetWriter } from './sheet'
import { STYLE, type CellStyle } from './styles'
import { KIND, shortened } from './words'

/** The first four columns of the sheet hold the words. */
const WORDS_WIDTH = 74
const WORDS: [number, number] = [0, 3]

const section = async (
  sheet: SheetWriter,
  title: string,
  note: string,
  header: string[],
  height = 28,
): Promise<void> => {
  await sheet.row([''], STYLE.line, { height: 10 })
  await sheet.row([title], STYLE.section, { height: 20 })
  if (note !== '') await sheet.row([note], STYLE.line, { height: 15 })
  if (header.length > 0) {
    const merge: [number, number][] = header[1] === '' ? [WORDS] : []
    await sheet.row(header, STYLE.headerSmall, { height, merge })
  }
}

const line = (sheet: SheetWriter, words: string, figures: Content[], styles: CellStyle[]): Promise<void> =>
  sheet.row([words, null, null, null, ...figures], [STYLE.text, STYLE.text, STYLE.text, STYLE.text, ...styles], {
    merge: [WORDS],
    height: heightFor([[words, WORDS_WIDTH]]),
  })

const net = ({ better, worse }: UnitMoved): number => better - worse

const counts = (many: number): CellStyle[] => Array<CellStyle>(many).fill(STYLE.count)

/** Requirements whose outcomes changed somewhere, the most improved first. */
export const writeMoved = async (sheet: SheetWriter, { units }: Dynamics, { blocks }: Layout): Promise<void> => {
  const moved = units
    .filter(({ better, worse, known, lost }) => better + worse + known + lost > 0)
    .sort((a, b) => net(b) - net(a) || b.better - a.better || a.lost - b.lost)
  await section(
    sheet,
    'Требования: что сдвинулось',
    moved.length === 0
      ? 'Результаты по требованиям не изменились, или учреждения работают по другой редакции.'
      : 'По учреждениям, которые в обоих мониторингах работали по одной редакции; «сравнимо» — результат известен в обоих.',
    moved.length === 0
      ? []
      : [
          ...['Требование', '', '', '', 'Сравнимо', 'Выполняли', 'Выполняют', 'Лучше', 'Хуже'],
          ...['Данные появились', 'Данные пропали'],
        ],
    40,
  )
  for (const each of moved) {
    const block = blocks.find(({ catalogue: { id } }) => id === each.catalogue)
    const unit = block?.units.find(({ id }) => id === each.unit)
    const of = blocks.length > 1 ? ` (${block?.short ?? each.catalogue})` : ''
    await line(
      sheet,
      unit === undefined ? `${each.unit}${of}` : `${shortened(unit.label, 60)}${of}. ${shortened(unit.statement, 160)}`,
      [each.institutions, each.metBefore, each.metAfter, each.better, each.worse, each.known, each.lost],
      counts(7),
    )
  }
}

const figuresOf = ({ before, after }: ThemeMoved): Content[] => {
  const change =
    before === null || after === null || before.index === null || after.index === null
      ? null
      : after.index - before.index
  return [
    ...[before?.index ?? '', after?.index ?? '', change ?? '', before?.upper ?? '', after?.upper ?? ''],
    ...[before?.completeness ?? '', after?.completeness ?? '', before?.institutions ?? 0, after?.institutions ?? 0],
  ]
}

/** Means by theme: what regulations and editions that differ have in common. */
export const writeThemesMoved = async (sheet: SheetWriter, { themes }: Dynamics): Promise<void> => {
  if (themes.length === 0) return
  await section(
    sheet,
    'Темы: среднее по учреждениям',
    'Одна и та же обязанность в разных положениях и редакциях. Состав учреждений в двух мониторингах мог быть разным.',
    [
      ...['Тема', '', '', '', 'Индекс: было', 'Индекс: стало', 'Изменение', 'Возможный: было', 'Возможный: стало'],
      ...['Полнота: было', 'Полнота: стало', 'Учреждений: было', 'Учреждений: стало'],
    ],
    40,
  )
  const styles = [
    ...[STYLE.percent, STYLE.percentStrong, STYLE.change],
    ...Array<CellStyle>(4).fill(STYLE.percent),
    ...counts(2),
  ]
  for (const theme of themes) await line(sheet, theme.title, figuresOf(theme), styles)
}

const writeOnes = async (
  sheet: SheetWriter,
  title: string,
  none: string,
  ones: Newcomer[],
  layout: Layout,
  rating: Anchors['rating'],
): Promise<void> => {
  const isEmpty = ones.length === 0
  const header = ['№', 'Учреждение', 'Тип', 'Положение', 'Индекс', 'Возможный', 'Полнота']
  await section(sheet, title, isEmpty ? none : '', isEmpty ? [] : header, 15)
  const numbers = numbersOf(layout)
  for (const { id, name, kind, catalogue, submitted, index, upper, completeness } of ones) {
    const target = rating.get(id)
    const short = layout.blocks.find((block) => block.catalogue.id === catalogue)?.short ?? catalogue
    const figures: Content[] = submitted
      ? [index ?? '–', upper ?? '–', completeness ?? '–']
      : ['нет сведений', null, null]
    await sheet.row(
      [target === undefined ? null : (numbers.get(id) ?? null), name, KIND[kind], short, ...figures],
      [
        ...[target === undefined ? STYLE.count : STYLE.countLink, STYLE.strong, STYLE.text, STYLE.text],
        ...[STYLE.percentStrong, STYLE.percent, STYLE.percent],
      ],
      {
        links: [[0, target]],
        height: heightFor([
          [name, 34],
          [KIND[kind], 19],
          [short, 16],
        ]),
        ...(submitted ? {} : { merge: [[4, 6]] }),
      },
    )
  }
}

/** Who takes part for the first time, and who no longer does. */
export const writeNewAndGone = async (
  sheet: SheetWriter,
  { appeared, gone }: Dynamics,
  layout: Layout,
  { rating }: Anchors,
): Promise<void> => {
  await writeOnes(sheet, 'Новые учреждения', 'Новых учреждений нет.', appeared, layout, rating)
  // Who is gone has no line on other sheets.
  await writeOnes(sheet, 'Выбывшие учреждения', 'Выбывших учреждений нет.', gone, layout, new Map())
}
