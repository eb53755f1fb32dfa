import { displayName } from '../engine/engine-context'
import type { Engine } from '../engine/index'
import type { ImportedFile } from '../engine/cases/taking/commit-file'
import type { Audit } from '../engine/store/types'
import type { DemoInstitution } from './institutions'
import { LIVES } from './lives'
import { WITH_DEADLINE, type Plant } from './plants'

type Planted = Exclude<Plant, 'good'>

const TITLES: Record<Planted, string> = {
  late: 'решение размещено позже 1 мая',
  'blank-sheet': 'незаполненный лист',
  'over-claim': 'ответы лучше собственных данных',
  'wrong-type': 'не тот тип в ячейке',
  undeclared: 'пустой лист событий без «не было»',
  branch: 'один ИНН у школы и филиала',
  silent: 'ничего не прислали',
}

type Levels = { high: number; sufficient: number; low: number; none: number }

export type DemoSummary = {
  accepted: number
  plants: { plant: Plant; title: string; planted: number; found: number }[]
  levels: Levels
  catalogues: { catalogue: string; title: string; institutions: number; levels: Levels }[]
}

/** Looks for what was planted in what the job found: by verdicts, discrepancies, remarks and status. */
export const demoSummary = (
  engine: Engine,
  audit: Audit,
  institutions: DemoInstitution[],
  files: ImportedFile[],
): DemoSummary => {
  const { institutions: scored, absent } = engine.comparison(audit)
  const nameOf = ({ identity }: DemoInstitution): string => displayName(identity)
  const hasBlankSheet = (file: ImportedFile | undefined): boolean =>
    file?.remarks.some(({ code }) => code === 'blank-sheet') ?? false
  const found: Record<Planted, (one: DemoInstitution, file: ImportedFile | undefined) => boolean> = {
    late: (one) =>
      engine
        .verdicts(audit, nameOf(one))
        .verdicts.some(({ requirement, outcome }) => WITH_DEADLINE.includes(requirement) && outcome === 'partial'),
    'blank-sheet': (_, file) => hasBlankSheet(file),
    'over-claim': (one) => engine.verdicts(audit, nameOf(one)).discrepancies.some(({ kind }) => kind === 'overstated'),
    'wrong-type': (_, file) => (file?.rows.quarantined ?? 0) > 0,
    undeclared: (_, file) => hasBlankSheet(file),
    branch: (one) => scored.filter(({ name }) => name === nameOf(one)).length === 1,
    silent: (one) => absent.some(({ name }) => name === nameOf(one)),
  }
  const levelsOf = (of: { level: string | null }[]): Levels => {
    const at = (level: string | null): number => of.filter((each) => each.level === level).length
    return { high: at('high'), sufficient: at('sufficient'), low: at('low'), none: at(null) }
  }
  return {
    accepted: files.filter(({ status }) => status === 'accepted').length,
    plants: Object.entries(TITLES).map(([name, title]) => {
      const plant = name as Planted
      const planted = institutions.filter((one) => one.plant === plant)
      const seen = planted.filter((one) =>
        found[plant](
          one,
          files.find(({ path }) => path === one.file),
        ),
      )
      return { plant, title, planted: planted.length, found: seen.length }
    }),
    levels: levelsOf(scored),
    catalogues: Object.entries(LIVES).flatMap(([catalogue, { title }]) => {
      const held = institutions.filter((one) => one.catalogue === catalogue).length
      const levels = levelsOf(scored.filter((each) => each.catalogue === catalogue))
      return held === 0 ? [] : [{ catalogue, title, institutions: held, levels }]
    }),
  }
}
