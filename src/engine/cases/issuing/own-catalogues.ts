import { Failure } from '../../base/failure'
import type { Mistake } from '../../catalogue/book/types'
import { catalogueFromWorkbook, type FromWorkbook } from '../../catalogue/from-workbook'
import type { Catalogue, Rules, Theme } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import { readWorkbook } from '../../workbook/read'

/** What became of a workbook: `known` is the same content as before, `rejected` has mistakes and changed nothing. */
export type AddedCatalogue = {
  status: 'added' | 'known' | 'rejected'
  /** The code it stands under now; null when rejected. */
  id: string | null
  title: string | null
  edition: string | null
  /** The edition before it, which is kept. */
  follows: string | null
  requirements: number
  scored: number
  /** Titles of the themes it brought. */
  themes: string[]
  mistakes: Mistake[]
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}

/** What a catalogue says, whatever it is called: two editions with the same content are one. */
const contentOf = (catalogue: Catalogue): string =>
  JSON.stringify(sorted({ ...catalogue, id: undefined, follows: undefined }))

const stemOf = (id: string): string => id.replace(/\.\d+$/, '')

type Placed = { known: Catalogue } | { added: Catalogue }

/** Under which code a catalogue read from a workbook stands among the others: a taken one makes it a new edition. */
export const placed = (catalogue: Catalogue, existing: Catalogue[]): Placed => {
  const family = existing.filter(({ id }) => stemOf(id) === stemOf(catalogue.id))
  const same = family.find((each) => contentOf(each) === contentOf(catalogue))
  if (same !== undefined) return { known: same }
  const taken = (id: string): boolean => existing.some((each) => each.id === id)
  if (!taken(catalogue.id)) return { added: catalogue }
  let number = 2
  while (taken(`${stemOf(catalogue.id)}.${number}`)) number++
  return { added: { ...catalogue, id: `${stemOf(catalogue.id)}.${number}`, follows: catalogue.id } }
}

const read = (bytes: Uint8Array, rules: Rules): FromWorkbook => {
  try {
    return catalogueFromWorkbook(readWorkbook(bytes), rules)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { status: 'faulty', mistakes: [{ sheet: null, cell: null, value: null, message: error.message }] }
  }
}

const summary = ({
  id,
  title,
  edition,
  follows,
  requirements,
}: Catalogue): Omit<AddedCatalogue, 'status' | 'themes'> => ({
  id,
  title,
  edition,
  follows: follows ?? null,
  requirements: requirements.length,
  scored: requirements.filter(({ criterion }) => criterion !== null).length,
  mistakes: [],
})

const REJECTED: Omit<AddedCatalogue, 'mistakes'> = {
  status: 'rejected',
  id: null,
  title: null,
  edition: null,
  follows: null,
  requirements: 0,
  scored: 0,
  themes: [],
}

/** Themes of a catalogue, so that it stays whole whatever a later program knows, and those the workbook adds. */
const themesToKeep = ({ requirements }: Catalogue, known: Theme[], added: Theme[]): Theme[] => {
  const used = new Set(requirements.map(({ theme }) => theme))
  return [...known.filter(({ id }) => used.has(id)), ...added]
}

/**
 * Adds the catalogue of a workbook to the database, unless there is a mistake in it. The same content again adds
 * nothing; other content under a known code becomes a new edition, and the one before it is kept.
 */
export const addCatalogue = async (
  { store, saver, rules, now }: EngineContext,
  bytes: Uint8Array,
  file: string,
): Promise<AddedCatalogue> => {
  const known = await rules()
  const result = read(bytes, known)
  if (result.status === 'faulty') return { ...REJECTED, mistakes: result.mistakes }
  const place = placed(result.catalogue, known.catalogues)
  if ('known' in place) return { ...summary(place.known), status: 'known', themes: [] }
  const { added } = place
  const at = now().toISOString()
  store.transaction(() => {
    const sha256 = store.addCatalogue(added, themesToKeep(added, known.themes, result.themes), at)
    const { id, edition, follows = null } = added
    store.journal(at, 'catalogue-added', { id, edition, follows, sha256, file })
  })
  await saver.save()
  return { ...summary(added), status: 'added', themes: result.themes.map(({ title }) => title) }
}
