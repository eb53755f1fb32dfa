import { counted } from '../../base/russian'
import { isKnown } from './figures'
import type { Layout } from './layout'
import { groupsOf, meanShown, paragraph, section } from './overview-parts'
import { THEMES, themesColumn } from './places'
import type { Content, SheetWriter } from './sheet'
import { STYLE } from './styles'
import { KIND } from './words'

/** Kinds and regulations side by side on what they share, live over «Темы»; nothing to say for a single regulation. */
export const writeCommon = async (sheet: SheetWriter, layout: Layout): Promise<void> => {
  if (layout.blocks.length < 2) return
  const common = layout.themes.filter((theme) => theme.common).length
  await section(sheet, 'Средние на общих темах')
  if (common === 0) return paragraph(sheet, 'Тем, общих для всех положений, нет.')
  await paragraph(
    sheet,
    `${counted(common, 'тема есть', 'темы есть', 'тем есть')} в каждом положении: только по ним учреждения, которые работают по разным положениям, стоят в одном ряду (лист «Темы»).`,
  )
  await sheet.row(['Тип и положение', 'Оценено', 'Индекс', 'Возможный', 'Полнота'], STYLE.header, { height: 16 })
  for (const { lines } of groupsOf(layout)) {
    const [{ score, block }] = lines
    const own =
      `${themesColumn(layout, THEMES.kind)},"${KIND[score.kind]}",` +
      `${themesColumn(layout, THEMES.catalogue)},"${block.short}"`
    const average = (column: number, values: (number | null)[]): Content => ({
      formula: `IFERROR(AVERAGEIFS(${themesColumn(layout, column)},${own}),"–")`,
      result: meanShown(values),
    })
    const all = lines.map((line) => line.score.common)
    const known = all.filter(isKnown)
    await sheet.row(
      [
        `${KIND[score.kind]}: ${block.short}`,
        { formula: `COUNTIFS(${own},${themesColumn(layout, THEMES.index)},">=0")`, result: known.length },
        average(
          THEMES.index,
          known.map(({ index }) => index),
        ),
        average(
          THEMES.upper,
          known.map(({ upper }) => upper),
        ),
        average(
          THEMES.completeness,
          all.map(({ completeness }) => completeness),
        ),
      ],
      [STYLE.text, STYLE.count, STYLE.percentStrong, STYLE.percent, STYLE.percent],
      { height: 15 },
    )
  }
}
