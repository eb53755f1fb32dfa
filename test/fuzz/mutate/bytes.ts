import type { Step } from '../recipe'
import { pick } from './pick'

type Change = (bytes: Buffer, at: number, step: Step) => Buffer

const without = (bytes: Buffer, from: number, length: number): Buffer =>
  Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)])

const inserted = (bytes: Buffer, at: number, what: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)])

const patched = (bytes: Buffer, at: number, patch: (copy: Buffer, at: number) => void): Buffer => {
  const copy = Buffer.from(bytes)
  patch(copy, at)
  return copy
}

const WORDS = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

const CHANGES: Change[] = [
  (bytes, at, { other }) => patched(bytes, at, (copy) => (copy[at] = (copy[at] ?? 0) ^ (1 << (other % 8)))),
  (bytes, at, { other }) => patched(bytes, at, (copy) => (copy[at] = other & 0xff)),
  (bytes, at, { other }) => patched(bytes, at, (copy) => copy.writeUInt16LE(pick(WORDS, other) & 0xffff, at)),
  (bytes, at, { other }) => patched(bytes, at, (copy) => copy.writeUInt32LE(pick(WORDS, other), at)),
  (bytes, at, { size }) => patched(bytes, at, (copy) => copy.fill(0, at, Math.min(copy.length, at + size))),
  (bytes, at, { size }) => without(bytes, at, size + 1),
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at) => bytes.subarray(at),
  (bytes, at, { value }) => inserted(bytes, at, Buffer.from(value)),
  (bytes, at, { size, other }) => inserted(bytes, at, Buffer.alloc(size, other & 0xff)),
  (bytes, at, { size }) =>
    inserted(bytes, at, Buffer.concat(Array.from({ length: 1 + (size % 20) }, () => bytes.subarray(at, at + size)))),
  (bytes, at, { other, size }) =>
    inserted(bytes, at, bytes.subarray(other % bytes.length, (other % bytes.length) + size)),
  (bytes) => Buffer.concat([bytes, bytes]),
]

/** The directory of a zip stands at the end, the header of an OLE container at the start: half of all changes go there. */
const placeIn = (bytes: Buffer, { where, other }: Step): number => {
  const last = Math.max(0, bytes.length - 4)
  if (other % 4 === 0) return Math.min(last, where % 1024)
  if (other % 4 === 1) return Math.max(0, last - (where % 2048))
  return where % Math.max(1, last)
}

/** Bytes with one change, whatever they are. */
export const changedBytes = (bytes: Buffer, step: Step): Buffer =>
  bytes.length < 8
    ? Buffer.concat([bytes, Buffer.from(step.value)])
    : pick(CHANGES, step.op)(bytes, placeIn(bytes, step), step)
