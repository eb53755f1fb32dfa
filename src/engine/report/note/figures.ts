import { every, nounIn, opened, spelled, spelledAlone } from '../../base/declension'
import { percent, shownTenths } from '../../base/russian'
import type { Level } from '../../comparison/types'
import { LEVEL, levelWord, NOT_SCORED, TOO_LITTLE } from '../comparative/words'
import { paragraph, section } from '../word/blocks'
import type { Block as Part, Section } from '../word/types'
import type { NoteFacts } from './facts'
import { figuresOf, KIND_NOUN, meanOf, namesList, pointsBetween, threeNumbers, type Figures } from './words'

const LEVELS: Level[] = ['high', 'sufficient', 'low']
/** Below a tenth of a point two figures read the same. */
const SHOWN = 0.0005

const meaning =
  'Индекс соответствия показывает, какая доля применимых обязанностей с учётом их веса подтверждена данными. ' +
  'Возможный индекс — каким он стал бы, если бы всё, о чём данных не хватает, оказалось выполненным. ' +
  'Полнота данных — для какой доли обязанностей результат определён. ' +
  'Средние значения — средние арифметические по учреждениям.'

const extremes = (assessed: (Figures & { name: string })[]): string | null => {
  const sorted = [...assessed].sort((a, b) => a.index - b.index)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (lowest === undefined || highest === undefined || highest.index - lowest.index < SHOWN) return null
  const said = (one: Figures): string => {
    const alike = assessed.filter(({ index }) => Math.abs(index - one.index) < 1e-9)
    const whose =
      alike.length > 3
        ? `у ${spelled(alike.length, 'institution', 'genitive')}`
        : namesList(alike.map(({ name }) => name))
    const others = alike.every((each) => Math.abs(each.completeness - one.completeness) < SHOWN)
    return others
      ? `${percent(one.index)} при возможном ${percent(one.upper)} и полноте данных ${percent(one.completeness)} (${whose})`
      : `${percent(one.index)} (${alike.map((each) => `${each.name}: возможный ${percent(each.upper)}, полнота данных ${percent(each.completeness)}`).join('; ')})`
  }
  return `Наибольший индекс — ${said(highest)}, наименьший — ${said(lowest)}.`
}

const means = ({ assessed, noun }: NoteFacts): Part[] => {
  const all = meanOf(assessed)
  if (all === null) return []
  const [only, ...more] = assessed
  if (only !== undefined && more.length === 0) return paragraph(`${only.name}: ${threeNumbers(only)}.`)
  if (assessed.every(({ index }) => index > 1 - 1e-9))
    return paragraph(
      `${opened(every(assessed.length, noun))} подтвердили выполнение всех применимых требований: у каждого из участников ${threeNumbers(all)}.`,
    )
  return paragraph(
    `В среднем индекс соответствия составил ${percent(all.index)}, возможный индекс — ${percent(all.upper)}, полнота данных — ${percent(all.completeness)}.`,
    shownTenths(all.upper) === shownTenths(all.index)
      ? 'Данных достаточно: неопределённых результатов, которые могли бы заметно изменить индекс, нет.'
      : `Разница между возможным индексом и индексом, ${pointsBetween(all.index, all.upper)}, приходится на обязанности, о выполнении которых из-за нехватки данных судить нельзя.`,
    extremes(assessed),
  )
}

const kindsTable = ({ assessed, kinds }: NoteFacts): Part[] => {
  const row = (title: string, figures: Figures[]): string[][] => {
    const mean = meanOf(figures)
    return mean === null
      ? []
      : [[title, String(figures.length), percent(mean.index), percent(mean.upper), percent(mean.completeness)]]
  }
  const rows = kinds.flatMap((kind) =>
    row(
      opened(nounIn(KIND_NOUN[kind], 'nominative', 'many')),
      assessed.filter((each) => each.kind === kind),
    ),
  )
  if (rows.length < 2) return []
  return [
    ...paragraph(
      'Показатели по типам учреждений приведены в таблице {table:kinds}. Положения, по которым оцениваются разные типы учреждений, различаются, поэтому сравнивать типы между собой по индексу не следует.',
    ),
    {
      ...{ kind: 'table', id: 'kinds', caption: 'Средние показатели по типам учреждений' },
      header: ['Тип учреждений', 'Количество', 'Индекс', 'Возможный индекс', 'Полнота данных'],
      rows: [...rows, ...row('Все учреждения', assessed)],
      ...{ widths: [38, 14, 14, 18, 16], numeric: [1, 2, 3, 4] },
    },
  ]
}

const levelsText = ({ scores, noun }: NoteFacts): string | null => {
  const counts = LEVELS.map((level) => ({ level, count: scores.filter((each) => each.level === level).length })).filter(
    ({ count }) => count > 0,
  )
  const [first, ...rest] = counts
  if (first === undefined) return null
  if (rest.length === 0 && first.count === scores.length)
    return scores.length === 1
      ? `Уровень исполнения — ${LEVEL[first.level]}.`
      : `У ${every(scores.length, noun, 'genitive')} уровень исполнения ${LEVEL[first.level]}.`
  const share = (count: number): string => `(${percent(count / scores.length)})`
  const parts = counts.map(({ level, count }, at) =>
    at === 0
      ? `${opened(LEVEL[level])} уровень исполнения — у ${spelled(count, noun, 'genitive')} ${share(count)}`
      : `${LEVEL[level]} — у ${spelledAlone(count, noun, 'genitive')} ${share(count)}`,
  )
  return `${parts.join(', ')}; распределение показано на рисунке {chart:levels}.`
}

const exceptions = ({ input, scores, noun }: NoteFacts): (string | null)[] => {
  const { high, completeness } = input.audit.settings.thresholds
  const names = (list: { name: string }[]): string => namesList(list.map(({ name }) => name))
  const capped = scores.filter(
    ({ level, index }) => level === 'sufficient' && index !== null && Math.round(index * 1e9) >= Math.round(high * 1e9),
  )
  const lacking = scores.filter(({ level, index }) => level === null && index !== null)
  const outside = scores.filter(({ index }) => index === null)
  return [
    capped.length === 0
      ? null
      : `У ${spelled(capped.length, noun, 'genitive')} индекс не ниже ${percent(high)}, но высокий уровень не присвоен, потому что критическое требование не выполнено или не подтверждено данными: ${names(capped)}.`,
    lacking.length === 0
      ? null
      : `У ${spelled(lacking.length, noun, 'genitive')} уровень не определён, так как полнота данных ниже ${percent(completeness)}: ${names(lacking)}.`,
    outside.length === 0
      ? null
      : `Не оценивается исполнение у ${spelled(outside.length, noun, 'genitive')}, потому что ни одно требование не применимо: ${names(outside)}.`,
  ]
}

const order = ({ input, blocks }: NoteFacts): string => {
  const { high, sufficient, completeness } = input.audit.settings.thresholds
  const changed = Object.keys(input.audit.settings.weights).length
  const weights =
    changed === 0
      ? ''
      : ` ${changed === 1 ? 'Вес' : 'Веса'} ${spelled(changed, 'requirement', 'genitive')} в этом мониторинге ${changed === 1 ? 'отличается от принятого' : 'отличаются от принятых'} в ${blocks.length > 1 ? 'перечнях' : 'перечне'}.`
  return `Высокий уровень присваивается при индексе от ${percent(high)}, если выполнены все критические требования, достаточный — при индексе от ${percent(sufficient)}; при полноте данных ниже ${percent(completeness)} уровень не определяется.${weights}`
}

const chart = ({ scores }: NoteFacts): Part[] => {
  const words = [...LEVELS.map((level) => LEVEL[level]), TOO_LITTLE, NOT_SCORED]
  const of = (word: string): number => scores.filter(({ level, index }) => levelWord(level, index) === word).length
  const shown = words.filter((word, at) => at < LEVELS.length || of(word) > 0)
  return [
    {
      ...{ kind: 'chart', id: 'levels', caption: 'Распределение учреждений по уровням исполнения' },
      bars: { values: 'count', categories: shown, series: [{ name: 'Учреждений', values: shown.map(of) }] },
    },
  ]
}

const recommended = ({ scores, blocks }: NoteFacts): string | null => {
  const known = scores.flatMap((each) => (each.recommended === null ? [] : figuresOf(each.recommended)))
  const mean = meanOf(known)
  if (mean === null) return null
  return `Рекомендации ${blocks.length > 1 ? 'положений' : 'положения'} в индекс не входят и учитываются отдельно: ${known.length === 1 ? threeNumbers(mean) : `в среднем по ${spelled(known.length, 'institution', 'dative')}, к которым они относятся, ${threeNumbers(mean)}`}.`
}

/** The three numbers overall and by kind, and levels. */
export const figures = (facts: NoteFacts): Section[] =>
  facts.scores.length === 0
    ? []
    : section('Общие показатели', [
        ...paragraph(meaning),
        ...means(facts),
        ...kindsTable(facts),
        ...paragraph(levelsText(facts), ...exceptions(facts)),
        ...chart(facts),
        ...paragraph(order(facts)),
        ...paragraph(recommended(facts)),
      ])
