import type { Base } from '../bases'
import type { Recipe, Step } from '../recipe'
import { changedRecord } from './biff'
import { changedBytes } from './bytes'
import { changedCell, changedLine, changedOdsCell } from './cells'
import { changedMarkup } from './markup'
import { attempted, pick } from './pick'
import { changedEntry, changedZip, writtenZip, zipOf, type Entry, type Zip } from './zip'

const nameOf = ({ name }: Entry): string => String(name)

const isSheet = (entry: Entry): boolean => /worksheets\/[^/]+\.xml$|content\.xml$/.test(nameOf(entry))

const isMarkup = (entry: Entry): boolean => /\.(xml|rels)$/.test(nameOf(entry))

/** Half of the changes of markup are in sheets, the others in any part. */
const partFor = ({ entries }: Zip, { level, other, where }: Step): Entry | null => {
  const sheets = entries.filter(isSheet)
  const fitting = level === 'cells' || other % 2 === 0 ? sheets : entries.filter(isMarkup)
  return fitting.length === 0 ? null : pick(fitting, where)
}

const asText = (change: (text: string) => string) => (bytes: Buffer) => Buffer.from(change(bytes.toString()))

const inPart = (zip: Zip, step: Step, format: Base['format']): Zip => {
  const entry = partFor(zip, step)
  if (entry === null) return zip
  const cell = format === 'ods' ? changedOdsCell : changedCell
  return changedEntry(
    zip,
    entry,
    asText((xml) => (step.level === 'cells' ? cell(xml, step) : changedMarkup(xml, step))),
  )
}

/** Texts of an archive are changed line by line, workbooks in it as bytes. */
const inArchive = (zip: Zip, step: Step): Zip => {
  const entry = pick(zip.entries, step.where)
  if (nameOf(entry).endsWith('.csv'))
    return changedEntry(
      zip,
      entry,
      asText((text) => changedLine(text, step)),
    )
  return changedEntry(zip, entry, (bytes) => changedBytes(bytes, step))
}

const opened = new Map<Base, Zip>()

const zipFor = (base: Base): Zip => {
  const zip = opened.get(base) ?? zipOf(base.bytes)
  opened.set(base, zip)
  return zip
}

const changedAsZip = (base: Base, steps: Step[]): Buffer => {
  const within = steps.filter(({ level }) => level === 'markup' || level === 'cells')
  const around = steps.filter(({ level }) => level === 'container')
  if (within.length + around.length === 0) return base.bytes
  const part = (zip: Zip, step: Step): Zip =>
    base.format === 'archive' ? inArchive(zip, step) : inPart(zip, step, base.format)
  return writtenZip(around.reduce(attempted(changedZip), within.reduce(attempted(part), zipFor(base))))
}

const REWRITTEN: ((text: string) => Buffer)[] = [
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(text.replaceAll('\n', '\r')),
]

const changedText = (bytes: Buffer, steps: Step[]): Buffer => {
  const lines = steps.filter(({ level }) => level !== 'bytes' && level !== 'container')
  const text = lines.reduce(changedLine, bytes.toString())
  return steps
    .filter(({ level }) => level === 'container')
    .reduce<Buffer>((made, { op }) => pick(REWRITTEN, op)(made.toString()), Buffer.from(text))
}

const changedContainer = (base: Base, steps: Step[]): Buffer => {
  switch (base.format) {
    case 'xls':
      return steps.filter(({ level }) => level !== 'bytes').reduce(attempted(changedRecord), base.bytes)
    case 'csv':
      return changedText(base.bytes, steps)
    default:
      return changedAsZip(base, steps)
  }
}

/** A file as a recipe makes it of its base: cells and markup first, then what holds them, then bytes. */
export const mutated = (base: Base, { steps }: Recipe): Buffer =>
  steps.filter(({ level }) => level === 'bytes').reduce<Buffer>(attempted(changedBytes), changedContainer(base, steps))
