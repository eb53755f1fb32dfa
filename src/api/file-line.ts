import type { ImportedFile } from '../engine/cases/taking/commit-file'

const WORDS: Record<ImportedFile['status'], string> = {
  accepted: 'принят',
  refused: 'отклонён',
  duplicate: 'уже был принят',
  unassigned: 'неясно, чей',
  attachment: 'вложение',
}

/** «школа-7.xlsx — принят, МБОУ «СОШ № 7»». */
export const fileLine = ({ path, status, institution }: ImportedFile): string =>
  `${path} — ${WORDS[status]}${institution === null ? '' : `, ${institution}`}`
