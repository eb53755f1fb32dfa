import { displayName } from '../../../engine/engine-context'
import type { Engine } from '../../../engine/index'
import type { ImportedFile } from '../../../engine/commit-file'
import type { Audit } from '../../../engine/store/types'
import type { Plant } from './plants'
import type { DemoSchool } from './schools'

const TITLES: Record<Exclude<Plant, 'good'>, string> = {
  late: 'решение размещено позже 1 мая',
  'blank-sheet': 'незаполненный лист',
  'over-claim': 'ответы лучше собственных данных',
  'wrong-type': 'не тот тип в ячейке',
  undeclared: 'пустой лист событий без «не было»',
  branch: 'один ИНН у школы и филиала',
  silent: 'ничего не прислали',
}

export type DemoSummary = {
  accepted: number
  plants: { plant: Plant; title: string; planted: number; found: number }[]
  levels: { high: number; sufficient: number; low: number; none: number }
}

/** Looks for what was planted in what the job found: by verdicts, discrepancies, remarks and status. */
export const demoSummary = (
  engine: Engine,
  audit: Audit,
  schools: DemoSchool[],
  files: ImportedFile[],
): DemoSummary => {
  const { institutions, absent } = engine.comparison(audit)
  const nameOf = ({ identity }: DemoSchool): string => displayName(identity)
  const found: Record<Exclude<Plant, 'good'>, (school: DemoSchool, file: ImportedFile | undefined) => boolean> = {
    late: (school) =>
      engine
        .verdicts(audit, nameOf(school))
        .verdicts.some(({ requirement, outcome }) => requirement === 'ps-2.1-b' && outcome === 'partial'),
    'blank-sheet': (_, file) => file?.remarks.some(({ code }) => code === 'blank-sheet') ?? false,
    'over-claim': (school) =>
      engine.verdicts(audit, nameOf(school)).discrepancies.some(({ kind }) => kind === 'overstated'),
    'wrong-type': (_, file) => (file?.rows.quarantined ?? 0) > 0,
    undeclared: (_, file) => file?.remarks.some(({ code }) => code === 'blank-sheet') ?? false,
    branch: (school) => institutions.filter(({ name }) => name === nameOf(school)).length === 1,
    silent: (school) => absent.some(({ name }) => name === nameOf(school)),
  }
  const at = (level: string | null): number => institutions.filter((each) => each.level === level).length
  return {
    accepted: files.filter(({ status }) => status === 'accepted').length,
    plants: Object.entries(TITLES).map(([name, title]) => {
      const plant = name as Exclude<Plant, 'good'>
      const planted = schools.filter((school) => school.plant === plant)
      return {
        plant,
        title,
        planted: planted.length,
        found: planted.filter((school) =>
          found[plant](
            school,
            files.find(({ path }) => path === school.file),
          ),
        ).length,
      }
    }),
    levels: { high: at('high'), sufficient: at('sufficient'), low: at('low'), none: at(null) },
  }
}
