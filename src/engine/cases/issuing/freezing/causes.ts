import { displayName, type EngineContext } from '../../../engine-context'
import type { JournalEntry } from '../../../store/journal'
import type { Audit } from '../../../store/types'
import type { Names } from '../../looking/journal-text'
import { knownPeople } from '../../judging/known-people'
import { sentenceOf } from '../../looking/journal-words'

/** Something that was done since, and may have changed results. */
export type Cause = {
  /** In two words: «новая форма». */
  title: string
  /** What exactly; may name files, cells and people. */
  detail: string
  /** ISO day. */
  on: string
  /** Institutions by id; null: all. */
  institutions: number[] | null
  /** Of one requirement only. */
  requirement: string | null
  /** Files that evidence names when the cause is behind a result; empty: nothing to tell it by. */
  files: string[]
  cell: { sheet: string; cell: string } | null
}

type Detail = Record<string, unknown>

const detailOf = ({ detail }: JournalEntry): Detail =>
  typeof detail === 'object' && detail !== null ? (detail as Detail) : {}

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

type Known = {
  names: Names
  byName: Map<string, number>
  /** Files by batch and by path. */
  files: { batch: number; path: string; institution: number }[]
  /** How the journal tells a path: without people. */
  shown: (path: string) => string
}

const NOTHING = { requirement: null, files: [], cell: null }

const institutionOf = ({ institution }: Detail, { byName }: Known): number[] => {
  if (typeof institution === 'number') return [institution]
  const found = typeof institution === 'string' ? byName.get(institution) : undefined
  return found === undefined ? [] : [found]
}

type Told = Omit<Cause, 'on' | 'detail'> & { detail?: string }

const formsOf = (batch: unknown, known: Known): Told[] =>
  known.files
    .filter((each) => each.batch === batch)
    .map(({ path, institution }) => ({
      ...{ ...NOTHING, title: 'новая форма', detail: `«${path}»`, institutions: [institution], files: [path] },
    }))

const ofFile = (title: string, path: string | null, known: Known): Told[] =>
  known.files
    .filter((each) => path !== null && (each.path === path || known.shown(each.path) === path))
    .map((each) => ({ ...{ ...NOTHING, title, institutions: [each.institution], files: [each.path] } }))

const corrected = (title: string, each: Detail, known: Known): Told[] => {
  const [sheet, cell] = [textIn(each['sheet']), textIn(each['cell'])]
  return ofFile(title, textIn(each['file']), known).map((told) => ({
    ...told,
    cell: sheet === null || cell === null ? null : { sheet, cell },
  }))
}

const decided = (title: string, each: Detail, known: Known): Told[] => [
  { ...NOTHING, title, institutions: institutionOf(each, known), requirement: textIn(each['requirement']) },
]

/** By action of the journal, what of it may change results. */
const ACTIONS: Record<string, (each: Detail, known: Known) => Told[]> = {
  import: ({ batch }, known) => formsOf(batch, known),
  'file-assigned': (each, known) => ofFile('новая форма', textIn(each['file']), known),
  rerun: ({ files }, known) =>
    listIn(files).flatMap((file) => ofFile('файл прочитан заново', textIn((file as Detail)['path']), known)),
  undo: ({ institutions }, known) => [
    {
      ...{ ...NOTHING, title: 'приём отменён' },
      institutions: listIn(institutions).flatMap((name) => known.byName.get(String(name)) ?? []),
    },
  ],
  correction: (each, known) => corrected('исправлена ячейка', each, known),
  'correction-withdrawn': (each, known) => corrected('исправление снято', each, known),
  override: (each, known) => decided('решение куратора', each, known),
  'override-removed': (each, known) => decided('решение куратора отменено', each, known),
  'override-restored': (each, known) => decided('решение куратора возвращено', each, known),
  observation: (each, known) => decided('наблюдение куратора', each, known),
  'observation-removed': (each, known) => decided('наблюдение снято', each, known),
  'edition-passed': ({ institutions }) => [
    {
      ...{ ...NOTHING, title: 'переход на другую редакцию' },
      institutions: listIn(institutions).flatMap((each) => Number((each as Detail)['institution'])),
    },
  ],
  settings: () => [{ ...NOTHING, title: 'изменены настройки', institutions: null }],
}

const isOf = ({ audit: of }: Detail, { id, name }: Audit): boolean =>
  typeof of === 'number' ? of === id : typeof of !== 'string' || of === name

/** What was done in an audit since an entry of the journal, oldest first. */
export const causesSince = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, entry: number): Cause[] => {
  const all = store.knownInstitutions(audit.id)
  const known: Known = {
    names: { institutions: new Map(all.map((each) => [each.id, displayName(each)])) },
    byName: new Map(all.map((each) => [displayName(each), each.id])),
    files: store
      .submissions(audit.id)
      .flatMap(({ batch, path, institution }) => (institution === null ? [] : [{ batch, path, institution }])),
    shown: knownPeople({ store }, audit),
  }
  return store
    .entries()
    .filter((each) => each.id > entry && isOf(detailOf(each), audit))
    .flatMap((each) => {
      const detail = detailOf(each)
      const sentence = sentenceOf(each.action, detail, known.names)
      return (ACTIONS[each.action]?.(detail, known) ?? []).map((told): Cause => ({
        detail: sentence,
        ...told,
        on: each.at.slice(0, 10),
      }))
    })
}
