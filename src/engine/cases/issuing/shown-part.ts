import { counted } from '../../base/russian'
import type { Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import type { ReportOptions } from '../../report/options'
import type { Audit, Institution } from '../../store/types'
import { chosenInstitution } from '../judging/score-audit'
import { Failure } from '../../base/failure'

/** Which institutions a report shows. */
export type ShownPart = {
  institutions: Institution[]
  /** Which part that is, as «Методика» says it; null for all of them. */
  said: string | null
  /** Not whole groups of kind and catalogue: places in the workbook cannot be counted from what it shows. */
  isScattered: boolean
}

const KINDS = {
  preschool: 'дошкольные',
  school: 'общеобразовательные',
  additional: 'дополнительного образования',
}

const listed = (texts: string[]): string => texts.join(', ')

/**
 * Institutions that options ask for. Throws Failure: `which-institution` for an unknown one, `no-catalogue`, `nobody`
 * where none is left.
 */
export const shownPart = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  { catalogues: known }: Rules,
  { kinds, catalogues, institutions }: ReportOptions,
): ShownPart => {
  const all = store.institutions(audit.id)
  const strange = catalogues?.find((id) => !known.some((each) => each.id === id))
  if (strange !== undefined)
    throw new Failure(
      'no-catalogue',
      `Положения «${strange}» в мониторинге нет. Есть: ${listed(known.map(({ id }) => id))}.`,
    )
  const named = institutions?.map((name) => chosenInstitution(all, name).id)
  const shown = all.filter(
    ({ id, kind, catalogue }) =>
      (kinds?.includes(kind) ?? true) && (catalogues?.includes(catalogue) ?? true) && (named?.includes(id) ?? true),
  )
  const isAll = kinds === undefined && catalogues === undefined && named === undefined
  if (shown.length === 0 && !isAll)
    throw new Failure('nobody', 'Под этот выбор не подходит ни одно учреждение мониторинга. Измените выбор.')
  const titles = catalogues?.map((id) => known.find((each) => each.id === id)?.title ?? id)
  const parts = [
    ...(kinds === undefined ? [] : [`типы: ${listed(kinds.map((kind) => KINDS[kind]))}`]),
    ...(titles === undefined ? [] : [`положения: ${listed(titles)}`]),
    ...(named === undefined ? [] : ['выбранные учреждения']),
  ]
  const said = `Показана часть мониторинга (${parts.join('; ')}): ${counted(shown.length, 'учреждение', 'учреждения', 'учреждений')} из ${all.length}. Места — среди всех учреждений того же типа и положения; средние и доли — по показанным.`
  return { institutions: shown, said: isAll ? null : said, isScattered: named !== undefined }
}
