import type { Step } from '../recipe'
import { pick } from './pick'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const KINDS: ((step: Step) => string)[] = [
  ({ value }) => ` t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is>`,
  ({ value }) => ` t="str"><v>${escaped(value)}</v>`,
  ({ value }) => `><v>${escaped(value)}</v>`,
  ({ value }) => ` t="n"><v>${escaped(value)}</v>`,
  ({ value }) => ` t="d"><v>${escaped(value)}</v>`,
  ({ value }) => ` t="b"><v>${escaped(value)}</v>`,
  ({ value }) => ` t="e"><v>${escaped(value)}</v>`,
  ({ size }) => ` t="s"><v>${size}</v>`,
  ({ value }) => ` t="s"><v>${escaped(value)}</v>`,
  ({ value }) => `><f>${escaped(value)}</f>`,
  ({ value, size }) => `><f>${escaped(value)}</f><v>${size}</v>`,
  ({ size, other }) => ` s="${other % 200}"><v>${size + (other % 7) / 7}</v>`,
  ({ size, other }) => ` s="${other % 200}"><v>${36_526 + size}</v>`,
  () => '>',
]

/** A sheet's XML with one of its cells holding something else, in its place or at an odd one. */
export const changedCell = (xml: string, step: Step): string => {
  const after = xml.indexOf('<c ', step.where % Math.max(1, xml.length))
  const from = after === -1 ? xml.indexOf('<c ') : after
  if (from === -1) return xml
  const tagEnd = xml.indexOf('>', from) + 1
  const isEmpty = xml[tagEnd - 2] === '/'
  const end = isEmpty ? tagEnd : xml.indexOf('</c>', tagEnd) + 4
  if (tagEnd === 0 || end < tagEnd) return xml
  const tag = xml.slice(from, tagEnd)
  const address = /\sr="([^"]*)"/.exec(tag)?.[1] ?? 'A1'
  const placed = step.other % 11 === 0 ? ` r="${step.value.replaceAll('"', '')}"` : ` r="${address}"`
  const style = step.other % 3 === 0 ? '' : (/\ss="\d+"/.exec(tag)?.[0] ?? '')
  const made = pick(KINDS, step.op)(step)
  const both = made.includes(' s="') ? placed : placed + style
  return `${xml.slice(0, from)}<c${both}${made}</c>${xml.slice(end)}`
}

const VALUE_TYPES = ['float', 'percentage', 'currency', 'date', 'time', 'boolean', 'string', 'x']
const VALUES = ['value', 'date-value', 'time-value', 'boolean-value', 'string-value']

/** The same of the content of an OpenDocument table: a cell, its repeats or those of its row. */
export const changedOdsCell = (xml: string, step: Step): string => {
  const what = step.op % 4 === 0 ? '<table:table-row' : '<table:table-cell'
  const after = xml.indexOf(what, step.where % Math.max(1, xml.length))
  const from = after === -1 ? xml.indexOf(what) : after
  const tagEnd = xml.indexOf('>', from) + 1
  if (from === -1 || tagEnd === 0) return xml
  const tag = xml.slice(from, tagEnd)
  const value = escaped(step.value).replaceAll('"', '&quot;')
  const repeated = `${what} table:number-${what.endsWith('row') ? 'rows' : 'columns'}-repeated="${value}"${tag.slice(what.length)}`
  const spanned = `${what} table:number-rows-spanned="${value}" table:number-columns-spanned="${step.size}"${tag.slice(what.length)}`
  const typed = `${what} office:value-type="${pick(VALUE_TYPES, step.other)}" office:${pick(VALUES, step.size)}="${value}"${tag.endsWith('/>') ? '/>' : '>'}`
  const made = pick([repeated, spanned, typed, typed, typed, `${tag}<text:p>${value}</text:p>`], step.op)
  return xml.slice(0, from) + made + xml.slice(tagEnd)
}

const CSV: ((line: string, step: Step) => string)[] = [
  (line, { other, value }) =>
    line
      .split(';')
      .with(other % line.split(';').length, value)
      .join(';'),
  (line, { other, value }) =>
    line
      .split(';')
      .with(other % line.split(';').length, `"${value}"`)
      .join(';'),
  (line, { value }) => `${line};${value}`,
  (line, { size }) => `${line}${';'.repeat(size)}`,
  (line, { size }) => `${line}\n`.repeat(1 + (size % 200)),
  (line) => line.replaceAll(';', '\t'),
  (line) => line.replaceAll(';', ','),
  (line) => `"${line}`,
  (line) => `${line}\r`,
  (line, { value }) => value + line,
  () => '',
]

/** A text table with one of its lines changed. */
export const changedLine = (text: string, step: Step): string => {
  const lines = text.split('\n')
  const at = step.where % lines.length
  return lines.with(at, pick(CSV, step.op)(lines[at] ?? '', step)).join('\n')
}
