import type { Stability, Thresholds } from '../../comparison/types'
import type { Anchors } from './anchors'
import { figureOf } from './figures'
import { ratingFormulas, sumsOf } from './formulas'
import { indexBefore } from './graphs/dynamics'
import { movedOrderOf, orderOf } from './graphs/order'
import type { Layout, Ranked } from './layout'
import type { Target } from './links'
import { RATING, type MethodCells } from './places'
import { STYLE, type CellStyle } from './styles'
import { heightFor, type Content } from './sheet'
import type { ReportInput } from './types'
import { belowThreshold, KIND, levelWord, NOT_APPLICABLE } from './words'

export const SHOWN: [string, number, CellStyle][] = [
  ['Место', 7.5, STYLE.center],
  ['Учреждение', 30, STYLE.strong],
  ['Место (диапазон)', 10, STYLE.center],
  ['Тип', 18, STYLE.text],
  ['Положение', 15, STYLE.text],
  ['Индекс соответствия', 11.5, STYLE.percentStrong],
  ['Возможный индекс', 11, STYLE.percent],
  ['Полнота данных', 10, STYLE.percent],
  ['Доля неприменимых', 12, STYLE.percent],
  ['Уровень', 13, STYLE.center],
  ['Пояснение к уровню', 26, STYLE.text],
  ['Неразличимы с', 23, STYLE.text],
  ['Выполнено', 9.5, STYLE.count],
  ['Частично', 8.5, STYLE.count],
  ['Не выполнено', 10, STYLE.count],
  ['Не определено', 10.5, STYLE.count],
  ['Неприменимо', 11, STYLE.count],
  ['Расхождений', 11, STYLE.count],
  ['Рекомендации', 12, STYLE.percent],
]

export const HIDDEN: [string, CellStyle][] = [
  ['№', STYLE.count],
  ['Строка матрицы', STYLE.count],
  ['Вес применимых', STYLE.figure],
  ['Вес оценённых', STYLE.figure],
  ['Σ вес × значение', STYLE.figure],
  ['Критических не выполнено', STYLE.count],
  ['Группа', STYLE.text],
  ['Балл для места', STYLE.figure],
  ['Индекс программы', STYLE.percent],
  ['Возможный программы', STYLE.percent],
  ['Полнота программы', STYLE.percent],
  ['Место программы', STYLE.center],
  ['Уровень программы', STYLE.center],
  ['Пояснение программы', STYLE.text],
  ['Отличается', STYLE.count],
  ['Порядок', STYLE.count],
  ['Индекс прежде', STYLE.percent],
  ['Порядок изменения', STYLE.count],
]

/** How a cell looks that leads elsewhere. */
const LINKED = new Map<CellStyle, CellStyle>([
  [STYLE.center, STYLE.countLink],
  [STYLE.count, STYLE.countLink],
  [STYLE.percent, STYLE.percentLink],
  [STYLE.percentStrong, STYLE.percentStrongLink],
])

const STYLES = [...SHOWN.map(([, , style]) => style), ...HIDDEN.map(([, style]) => style)]

/** True when the sums of the scores give other shares than the program's own figures. */
export const deviates = ({ score }: Ranked): boolean => {
  const { applicable, assessed, earned } = sumsOf(score)
  const shares = [earned, earned + applicable - assessed, assessed].map((part) =>
    applicable === 0 ? null : part / applicable,
  )
  return [score.index, score.upper, score.completeness].some((own, at) => {
    const share = shares[at] ?? null
    return own === null || share === null ? own !== share : Math.abs(own - share) > 1e-9
  })
}

const reasonOf = ({ score }: Ranked, { high, sufficient }: Thresholds): string =>
  score.levelReason ?? belowThreshold(score.index, [high, sufficient]) ?? ''

const NAMED = 3

/** «3 (2–5)», and with whom it cannot be told apart. */
type Firmness = { range: string; alike: string }

/** How firm each place is, by institution id. Those that the report does not show are counted, not named. */
const firmnessOf = (stability: Stability | null | undefined, { ranked }: Layout): Map<number, Firmness> => {
  const names = new Map(ranked.map(({ score }) => [score.id, score]))
  return new Map(
    (stability?.places ?? []).map(({ id, low, high, alike }) => {
      const rank = names.get(id)?.rank ?? ''
      const known = alike.flatMap((other) => names.get(other) ?? []).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
      const shown = known.slice(0, known.length === NAMED + 1 ? NAMED + 1 : NAMED).map(({ name }) => name)
      const more = alike.length - shown.length
      return [
        id,
        {
          range: low === high ? `${rank}` : `${rank} (${low}–${high})`,
          alike: [...shown, ...(more > 0 ? [shown.length === 0 ? `${more} не показаны` : `и ещё ${more}`] : [])].join(
            '; ',
          ),
        },
      ]
    }),
  )
}

export type RatingLine = {
  contents: Content[]
  styles: CellStyle[]
  height: number
  links: [number, Target | undefined][]
}

const heightOf = (line: Ranked, alike: boolean, texts: string[]): number =>
  heightFor([
    [line.score.name, 27],
    ...(alike
      ? []
      : ([
          [KIND[line.score.kind], 18],
          [line.block.short, 15],
        ] as [string, number][])),
    ...texts.map((text, at): [string, number] => [text, at === 0 ? 26 : 23]),
  ])

/** Makes lines of «Рейтинг», each for the row it is written to. `alike`: one kind and one regulation only. */
export const ratingLines = (
  { audit, previous, stability, fixedPlaces }: ReportInput,
  layout: Layout,
  method: MethodCells,
  anchors: Anchors,
  alike: boolean,
): ((line: Ranked, row: number) => RatingLine) => {
  const before = indexBefore(previous)
  const firmness = firmnessOf(stability, layout)
  return (line, row) => {
    const { score, block, number, group } = line
    const formulas = ratingFormulas(layout, line, row, method)
    const sums = sumsOf(score)
    const live = (name: Exclude<keyof typeof formulas, 'range'>, result: string | number): Content => ({
      formula: formulas[name],
      result,
    })
    const rank = score.rank ?? NOT_APPLICABLE
    const level = levelWord(score.level, score.index)
    const key = score.rank === null || score.index === null ? -1 : Math.round(score.index * 1e9) / 1e9
    const reason = reasonOf(line, audit.settings.thresholds)
    const { counts, id } = score
    const firm = firmness.get(id)
    const contents: Content[] = [
      ...[fixedPlaces === true ? rank : live('rank', rank), score.name],
      firm === undefined
        ? NOT_APPLICABLE
        : { formula: formulas.range(firm.range, score.rank ?? 0), result: firm.range },
      ...[KIND[score.kind], block.short],
      ...[live('index', score.index ?? ''), live('upper', score.upper ?? '')],
      ...[live('completeness', score.completeness ?? ''), live('notApplicable', score.notApplicableShare)],
      ...[live('level', level), live('reason', reason), firm?.alike ?? ''],
      ...[live('met', counts.met), live('partial', counts.partial), live('unmet', counts.unmet)],
      ...[live('undetermined', counts.undetermined), live('dropped', counts.notApplicable), score.discrepancies],
      ...[score.recommended === null ? null : figureOf(score.recommended), number],
      ...[live('line', block.scores.indexOf(score) + 1)],
      ...[live('applicable', sums.applicable), live('assessed', sums.assessed), live('earned', sums.earned)],
      ...[live('critical', sums.critical), group, live('key', key)],
      ...[score.index, score.upper, score.completeness, rank, level, reason],
      ...[live('differs', deviates(line) ? 1 : 0), live('order', orderOf(score, row)), before.get(id) ?? null],
      live('moved', movedOrderOf(score.index, before.get(id) ?? null, row)),
    ]
    const links: RatingLine['links'] = [
      [RATING.rank, anchors.matrix.get(id)],
      [RATING.index, anchors.roles.get(id)],
      [RATING.partial, anchors.failures.get(id)],
      [RATING.unmet, anchors.failures.get(id)],
      [RATING.undetermined, anchors.unknown.get(id)],
      [RATING.discrepancies, anchors.discrepancies.get(id)],
      [RATING.recommended, anchors.recommendations.get(id)],
    ]
    const styles = STYLES.map((style, at) => {
      const leads = links.some(([column, target]) => column === at && target !== undefined)
      return (leads && LINKED.get(style)) || style
    })
    return { contents, styles, links, height: heightOf(line, alike, [reason, firm?.alike ?? '']) }
  }
}
