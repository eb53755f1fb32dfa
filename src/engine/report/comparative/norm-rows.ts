import type { Criterion } from '../../catalogue/criterion-types'
import type { ScreenTimeNorm } from '../../catalogue/evidence-types'
import type { Block } from './layout'
import { pair, paragraph, section, type MethodRow } from './method-rows'

const usesNorm = (criterion: Criterion): boolean =>
  'of' in criterion ? criterion.of.some(usesNorm) : criterion.kind === 'within-norm'

const isUsed = ({ catalogue }: Block): boolean =>
  catalogue.requirements.some(({ criterion }) => criterion !== null && usesNorm(criterion))

const range = ([from, to]: [number, number]): string => (from === to ? String(from) : `${from}–${to}`)

const limitsOf = ({ limits, byAge }: ScreenTimeNorm, device: string): string =>
  [
    ...byAge
      .filter((each) => each.device === device)
      .map(({ ages, minutes }) => `${range(ages)} лет в детском саду — ${minutes} мин`),
    ...limits
      .filter((each) => each.device === device)
      .map(({ classes, minutes }) => `${range(classes)} кл. — ${minutes} мин`),
  ].join('; ')

/** Figures from outside the regulations and how they were read, where a criterion uses them. */
export const normRows = (blocks: Block[], norm: ScreenTimeNorm): MethodRow[] => {
  if (!blocks.some(isUsed)) return []
  const devices = [...new Set([...norm.limits, ...norm.byAge].map(({ device }) => device))]
  return [
    section('Нормативы экранного времени на занятии'),
    paragraph(norm.source),
    ...devices.map((device) => pair(device, limitsOf(norm, device))),
    ...(norm.forbidden.length === 0 ? [] : [pair('Не допускается', norm.forbidden.join(', ').toLowerCase())]),
    // Copies of rules pinned before the notes came hold none.
    ...((norm as Partial<ScreenTimeNorm>).notes ?? []).map(paragraph),
  ]
}
