import { xmlText } from '../xml-text'
import { barShape, labelColour } from './fills'
import type { BarChart, ChartNumbers, ChartSeries, ChartTexts } from './types'

const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

const CATEGORY_AXIS = 111
const VALUE_AXIS = 222

/** Text properties: size in hundredths of a point. */
const letters = (size: number, bold: boolean, colour = '000000'): string =>
  `<a:defRPr sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>` +
  '<a:latin typeface="Arial"/><a:cs typeface="Arial"/></a:defRPr>'

const textLook = (size: number, bold: boolean, colour?: string): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${letters(size, bold, colour)}</a:pPr><a:endParaRPr lang="ru-RU"/></a:p></c:txPr>`

const titleXml = (text: string, size: number, turned = false): string =>
  `<c:title><c:tx><c:rich><a:bodyPr${turned ? ' rot="-5400000" vert="horz"' : ''}/><a:lstStyle/><a:p><a:pPr>${letters(size, true)}</a:pPr>` +
  `<a:r><a:rPr lang="ru-RU" sz="${size}" b="1"/><a:t>${xmlText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`

const points = (values: (string | null)[]): string =>
  `<c:ptCount val="${values.length}"/>` +
  values.map((value, at) => (value === null ? '' : `<c:pt idx="${at}"><c:v>${xmlText(value)}</c:v></c:pt>`)).join('')

const textsXml = ({ range, texts }: ChartTexts): string =>
  range === null
    ? `<c:strLit>${points(texts)}</c:strLit>`
    : `<c:strRef><c:f>${xmlText(range)}</c:f><c:strCache>${points(texts)}</c:strCache></c:strRef>`

const numbersXml = ({ range, numbers }: ChartNumbers, format: string): string => {
  const kept = `<c:formatCode>${xmlText(format)}</c:formatCode>${points(numbers.map((each) => (each === null ? null : String(each))))}`
  return range === null
    ? `<c:numLit>${kept}</c:numLit>`
    : `<c:numRef><c:f>${xmlText(range)}</c:f><c:numCache>${kept}</c:numCache></c:numRef>`
}

const nameXml = ({ range, text }: ChartSeries['name']): string =>
  range === null ? `<c:tx><c:v>${xmlText(text)}</c:v></c:tx>` : `<c:tx>${textsXml({ range, texts: [text] })}</c:tx>`

const shown = (isShown: boolean): string =>
  '<c:showLegendKey val="0"/>' +
  `<c:showVal val="${isShown ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`

const labelsXml = ({ fill, isLabelled }: ChartSeries, { format, grouping }: BarChart): string => {
  if (!isLabelled) return `<c:dLbls>${shown(false)}</c:dLbls>`
  const inside = grouping !== 'clustered'
  return (
    `<c:dLbls><c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
    `${textLook(800, true, inside ? labelColour(fill) : undefined)}<c:dLblPos val="${inside ? 'ctr' : 'outEnd'}"/>${shown(true)}</c:dLbls>`
  )
}

const seriesXml = (series: ChartSeries, at: number, chart: BarChart): string =>
  `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${nameXml(series.name)}${barShape(series.fill)}<c:invertIfNegative val="0"/>` +
  `${labelsXml(series, chart)}<c:cat>${textsXml(chart.categories)}</c:cat><c:val>${numbersXml(series.values, chart.format)}</c:val></c:ser>`

const GREY_LINE = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>'
const AXIS_LINE = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="595959"/></a:solidFill></a:ln></c:spPr>'

const GROUPING = { clustered: 'clustered', stacked: 'stacked', shares: 'percentStacked' }

const barsXml = (chart: BarChart): string =>
  `<c:barChart><c:barDir val="${chart.direction === 'horizontal' ? 'bar' : 'col'}"/><c:grouping val="${GROUPING[chart.grouping]}"/><c:varyColors val="0"/>` +
  chart.series.map((series, at) => seriesXml(series, at, chart)).join('') +
  `<c:gapWidth val="45"/><c:overlap val="${chart.grouping === 'clustered' ? 0 : 100}"/>` +
  `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:barChart>`

const categoryAxis = ({ direction }: BarChart): string =>
  `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${direction === 'horizontal' ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>` +
  `<c:axPos val="${direction === 'horizontal' ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
  `${AXIS_LINE}${textLook(800, false)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>` +
  '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'

const valueAxis = ({ direction, scale, format, axisTitle, grouping }: BarChart): string => {
  const ends = scale === null ? '' : `<c:max val="${scale.max}"/><c:min val="${scale.min}"/>`
  const isHorizontal = direction === 'horizontal'
  return (
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${ends}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${isHorizontal ? 'b' : 'l'}"/><c:majorGridlines>${GREY_LINE}</c:majorGridlines>` +
    (axisTitle === null ? '' : titleXml(axisTitle, 800, !isHorizontal)) +
    `<c:numFmt formatCode="${grouping === 'shares' ? '0%' : xmlText(format)}" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `${AXIS_LINE}${textLook(800, false)}<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${isHorizontal ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/>` +
    `${scale === null ? '' : `<c:majorUnit val="${scale.step}"/>`}</c:valAx>`
  )
}

const WHITE =
  '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>'

/** The part of a chart, `chartN.xml` of a workbook or document: the same description gives the same text. */
export const chartXml = (chart: BarChart): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${NAMESPACES}><c:date1904 val="0"/><c:lang val="ru-RU"/><c:roundedCorners val="0"/><c:chart>` +
  `${titleXml(chart.title, 1100)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${barsXml(chart)}${categoryAxis(chart)}${valueAxis(chart)}</c:plotArea>` +
  (chart.series.length > 1
    ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textLook(800, false)}</c:legend>`
    : '') +
  `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>${WHITE}${textLook(800, false)}</c:chartSpace>\n`
