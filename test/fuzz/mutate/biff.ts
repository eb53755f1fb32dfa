import { CFB } from '@e965/xlsx'
import type { Step } from '../recipe'
import { changedBytes } from './bytes'
import { pick } from './pick'

type BiffRecord = { type: number; data: Buffer; length: number }

const recordsOf = (stream: Buffer): BiffRecord[] => {
  const records: BiffRecord[] = []
  for (let at = 0; at + 4 <= stream.length;) {
    const length = stream.readUInt16LE(at + 2)
    records.push({ type: stream.readUInt16LE(at), data: stream.subarray(at + 4, at + 4 + length), length })
    at += 4 + length
  }
  return records
}

const written = (records: BiffRecord[]): Buffer =>
  Buffer.concat(
    records.flatMap(({ type, data, length }) => {
      const head = Buffer.alloc(4)
      head.writeUInt16LE(type & 0xffff, 0)
      head.writeUInt16LE(length & 0xffff, 2)
      return [head, data]
    }),
  )

/** BOF, EOF, BOUNDSHEET, SST, CONTINUE, LABELSST, LABEL, NUMBER, RK, MULRK, MULBLANK, FORMULA, STRING, BOOLERR, MERGE … */
const TYPES = [
  ...[0x809, 0x0a, 0x85, 0xfc, 0x3c, 0xfd, 0x204, 0x203, 0x27e, 0xbd, 0xbe, 0x06, 0x207, 0x205, 0xe5, 0x22, 0x42],
  ...[0x31, 0x41e, 0xe0, 0x200, 0x208, 0x2f, 0x1ae, 0x17, 0x18, 0x4bc, 0x221, 0x0, 0xffff],
]

type Change = (record: BiffRecord, step: Step, all: BiffRecord[]) => BiffRecord[]

const CHANGES: Change[] = [
  () => [],
  (record, { size }) => Array<BiffRecord>(1 + (size % 300)).fill(record),
  (_record, { other }, all) => [pick(all, other)],
  (record, { other }) => [{ ...record, type: pick(TYPES, other) }],
  (record, { other, size }) => [{ ...record, length: other % 3 === 0 ? size : record.length + (other % 9) - 4 }],
  (record, { other }) => [{ ...record, length: pick([0, 0xffff, 0x7fff, 8224, 8225], other) }],
  (record, step) => {
    const data = changedBytes(record.data, step)
    return [{ ...record, data, length: data.length }]
  },
  (record, { other, value }) => {
    const data = Buffer.from(value, other % 2 === 0 ? 'utf16le' : 'utf8').subarray(0, 8224)
    return [record, { type: pick(TYPES, other), data, length: data.length }]
  },
]

/** An .xls with one record of its stream changed, in a container made anew. */
export const changedRecord = (file: Buffer, step: Step): Buffer => {
  const { content } = CFB.find(CFB.read(file, { type: 'buffer' }), '/Workbook') as { content: Uint8Array }
  const records = recordsOf(Buffer.from(content))
  const at = step.where % records.length
  const record = pick(records, at)
  const stream = written([
    ...records.slice(0, at),
    ...pick(CHANGES, step.op)(record, step, records),
    ...records.slice(at + 1),
  ])
  const made = CFB.utils.cfb_new({ root: 'R' })
  CFB.utils.cfb_add(made, '/Workbook', stream)
  return CFB.write(made, { type: 'buffer' }) as Buffer
}
