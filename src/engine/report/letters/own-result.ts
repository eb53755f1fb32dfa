import { agreed, every, opened, someOf, spelled } from '../../base/declension'
import { percent } from '../../base/russian'
import type { Catalogue } from '../../catalogue/types'
import type { InstitutionScore, Stability } from '../../comparison/types'
import { LEVEL } from '../comparative/words'
import { clauses, duty, figuresOf, KIND_NOUN, quoted, threeNumbers } from '../note/words'
import { clauseLabel } from '../../base/label'
import { statementOf } from '../comparative/layout'
import { YOURS } from './kinds'

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** What tells of a place: scores of the whole audit, and how firm places are. */
type Field = { whole: InstitutionScore[]; stability: Stability | null }

/** Institutions it is ranked with, itself among them. */
const contest = ({ whole }: Field, { kind, catalogue }: InstitutionScore): InstitutionScore[] =>
  whole.filter((each) => each.kind === kind && each.catalogue === catalogue && each.rank !== null)

const placeText = (field: Field, score: InstitutionScore): string | null => {
  const { rank, kind, id } = score
  const peers = contest(field, score)
  if (rank === null) return null
  const noun = KIND_NOUN[kind]
  if (peers.length < 2) return null
  const sharing = peers.filter((each) => each.rank === rank).length
  if (sharing === peers.length)
    return `Индекс одинаков у ${every(sharing, noun, 'genitive')}, которые оцениваются по тому же положению; место у них общее, ${rank}-е.`
  const range = field.stability?.places.find((each) => each.id === id)
  const changed = `Если веса требований изменять случайно в пределах ±${Math.round((field.stability?.spread ?? 0) * 100)} %, место`
  const firm =
    range === undefined
      ? ''
      : range.low === range.high
        ? ` ${changed} не меняется.`
        : ` ${changed} остаётся между ${range.low}-м и ${range.high}-м.`
  const shared = sharing > 1 ? `, это место делят ${spelled(sharing, noun)}` : ''
  return `По индексу это ${rank}-е место среди ${spelled(peers.length, noun, 'genitive')}, которые оцениваются по тому же положению${shared}.${firm}`
}

const levelText = ({ level, levelReason }: InstitutionScore): string => {
  const reason = levelReason === null ? '' : ` ${opened(ended(levelReason))}`
  return level === null ? `Уровень исполнения не определён.${reason}` : `Уровень исполнения — ${LEVEL[level]}.${reason}`
}

/** Own figures, level and place, as sentences of one paragraph each. */
export const ownResult = (field: Field, score: InstitutionScore, catalogue: Catalogue): string[] => {
  const [figures] = figuresOf(score)
  const regulation = `Исполнение обязанностей оценивалось по документу ${quoted(catalogue.title)} (редакция: ${catalogue.edition}).`
  if (figures === undefined)
    return [`${regulation} Исполнение не оценивается, потому что ни одно требование не применимо.`]
  const { index, upper, completeness } = figures
  return [
    `Индекс соответствия ${YOURS[score.kind].whose} составил ${percent(index)}, возможный индекс — ${percent(upper)}, полнота данных — ${percent(completeness)}. ${regulation}`,
    'Индекс показывает, какая доля применимых обязанностей с учётом их веса подтверждена данными; возможный индекс — каким он станет, если подтвердится всё, о чём данных не хватает; полнота данных — для какой доли обязанностей результат определён.',
    [levelText(score), placeText(field, score)].filter((each) => each !== null).join(' '),
  ]
}

const EXAMPLES = 2

/** What is done well: how many requirements, the weightiest of them, the best role. */
export const doneWell = ({ units, roles, counts }: InstitutionScore, catalogue: Catalogue): string[] => {
  const applicable = counts.met + counts.partial + counts.unmet + counts.undetermined
  const critical = units.filter((unit) => unit.critical && unit.outcome !== 'not-applicable')
  const safe =
    critical.length > 0 && critical.every(({ outcome }) => outcome === 'met')
      ? critical.length === 1
        ? ', в том числе критическое'
        : ', в том числе все критические'
      : ''
  if (applicable === 0 || counts.met === 0) return []
  if (counts.met === applicable)
    return [
      applicable === 1
        ? 'Единственное применимое требование выполнено.'
        : `Выполнены ${every(applicable, 'applicable')}.`,
    ]
  const best = units
    .filter(({ outcome }) => outcome === 'met')
    .sort((a, b) => Number(b.critical) - Number(a.critical) || b.weight - a.weight)
    .slice(0, EXAMPLES)
    .flatMap(({ unit }) => catalogue.requirements.find((each) => each.unit === unit) ?? [])
    .map((each) => `${duty(statementOf(catalogue, each))} (${clauses(clauseLabel(each))})`)
  const whole = roles.flatMap((each) => figuresOf(each).map((figures) => ({ ...each, ...figures })))
  const full = whole.filter(({ index }) => index > 1 - 1e-9)
  const title = catalogue.roles.find(({ id }) => id === full[0]?.role)?.title
  const role =
    full[0] === undefined || title === undefined || whole.length < 2
      ? ''
      : ` Полностью исполнены обязанности по роли ${quoted(title)} (${threeNumbers(full[0])}).`
  return [
    `Полностью ${agreed(counts.met, 'выполнено', 'выполнены')} ${someOf(counts.met, applicable, 'applicable')}${safe}; среди них ${best.join(' и ')}.${role}`,
  ]
}
