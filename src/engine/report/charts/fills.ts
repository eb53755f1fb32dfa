import type { Fill } from './types'

type Look = { fill: string; label: string }

const solid = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`

const hatched = (lines: string): string =>
  `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${lines}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`

const BLACK = '000000'
const WHITE = 'FFFFFF'

/** Lightness rises by steps of about a fifth, so that neighbours stay apart in grey. */
const LOOKS: Record<Fill, Look> = {
  dark: { fill: solid('17375E'), label: WHITE },
  strong: { fill: solid('3F78B5'), label: WHITE },
  middle: { fill: solid('8DB4E2'), label: BLACK },
  light: { fill: solid('C9DDF2'), label: BLACK },
  pale: { fill: solid('F2F2F2'), label: BLACK },
  hatched: { fill: hatched('7F7F7F'), label: BLACK },
}

/** Shape of a bar: its fill and a thin outline that keeps pale bars visible on paper. */
export const barShape = (fill: Fill): string =>
  `<c:spPr>${LOOKS[fill].fill}<a:ln w="6350"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr>`

/** Colour of the figures written on a bar. */
export const labelColour = (fill: Fill): string => LOOKS[fill].label
