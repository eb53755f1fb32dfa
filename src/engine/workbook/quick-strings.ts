import { plainText, unusual } from './plain-text'

const RUN = /<t(?: [^>]*)?>([^<]*)<\/t>/g

const asWritten = (text: string): string => text

/** `plain` gives the text of what is written. */
const itemText = (item: string, plain: (written: string) => string): string => {
  if (!item.startsWith('<t')) {
    if (!item.startsWith('<r>')) return item === '' ? '' : unusual()
    return plain([...item.matchAll(RUN)].map(([, run]) => run ?? '').join(''))
  }
  const from = item.indexOf('>') + 1
  if (item === '<t/>') return ''
  if (item[from - 2] === '/' || item.indexOf('</t>', from) !== item.length - 4) unusual()
  return plain(item.slice(from, -4))
}

/** Shared strings of a workbook, rich ones without their looks. Throws `Unusual`. */
export const quickStrings = (part: Buffer): string[] => {
  if (part.length === 0) return []
  const xml = part.toString('utf8')
  if (xml.includes('<!') || xml.includes('<rPh') || xml.includes('<phoneticPr')) unusual()
  const open = xml.indexOf('<sst')
  if (open === -1) return unusual()
  const from = xml.indexOf('>', open) + 1
  if (xml[from - 2] === '/') return []
  const to = xml.lastIndexOf('</sst>')
  if (to === -1) return unusual()
  const items = xml.slice(from, to).split('</si>')
  if (items.pop()?.trim() !== '') unusual()
  const plain = xml.includes('&') || xml.includes('_x') || xml.includes('\r') ? plainText : asWritten
  return items.map((item) => {
    const whole = item.trim()
    return whole.startsWith('<si>') ? itemText(whole.slice(4).trim(), plain) : unusual()
  })
}
