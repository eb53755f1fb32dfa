import { fileNameOf } from '../../base/file-name'
import { byRussian } from '../../base/russian'

type Named = { id: number; name: string }

const NARROWEST = 3

/**
 * Names of files without extension, by institution's id: «012 МБОУ СОШ № 5». They sort as the institutions do and hold
 * for letters and reminders of one audit alike.
 */
export const letterNames = (institutions: Named[]): Map<number, string> => {
  const sorted = [...institutions].sort((a, b) => byRussian(a.name, b.name) || a.id - b.id)
  const width = Math.max(NARROWEST, String(sorted.length).length)
  return new Map(sorted.map(({ id, name }, at) => [id, `${String(at + 1).padStart(width, '0')} ${fileNameOf(name)}`]))
}
