import { continued, didAfter, every, someOf, spelled } from '../../base/declension'
import type { Requirement } from '../../catalogue/types'
import type { Verdict } from '../../verdict/types'
import type { InWords } from '../comparative/types'
import { shortened } from '../comparative/words'
import { paragraph, section, sentences } from '../word/blocks'
import type { Section } from '../word/types'
import type { NoteFacts } from './facts'
import { quoted } from './words'

const MOST = 5
const LONGEST = 220

/** Figures of the commonest criteria as a person would say them. */
const inProse = (reason: string): string =>
  reason
    .replace(/^(\S.*?): соблюдается в 0 из 1 строки \([^)]*\)/, 'не соблюдено условие «$1»; проверена одна строка')
    .replace(/^(\S.*?): соблюдается в 0 из (\d+ строк\S*) \([^)]*\)/, 'условие «$1» не соблюдено ни в одной из $2')
    .replace(/^(\S.*?): соблюдается в (\d+ из \d+ строк\S*) \([^)]*\)/, 'условие «$1» соблюдено только в $2')
    .replace(/^указано ([^:;]+): 0, требуется не менее (\d+)/, '$1 не указано, требуется не менее $2')

/** A reason without its list of rows: whoever needs them has the comparative report. */
const told = (reason: string): string =>
  shortened(
    inProse(continued(reason))
      .replace(/; не соблюдается: (строк[аи]|ячейк[аи]) [^;]*/g, '')
      .replace(/,? \((?:строк[аи]|ячейк[аи]) [^)]*\)/g, '')
      .replace(/, строк[аи] [\dA-Z, ]+(и ещё \d+)?/g, '')
      .replace(/\.$/, ''),
    LONGEST,
  )

/**
 * Only what the program itself worded of figures and sheets: what an institution or the curator wrote may name people.
 */
const isOwnWording = ({ computed, reason }: InWords<Verdict>, requirement: Requirement | undefined): boolean =>
  computed === null &&
  requirement !== undefined &&
  !JSON.stringify(requirement.criterion).includes('"attested"') &&
  !/куратор|комментари|участник[а]? «|наблюд/i.test(reason)

type Broken = { name: string; verdict: InWords<Verdict>; example: boolean }
type Theme = { theme: string; title: string; applies: number; broken: Map<number, Broken[]> }

const themesOf = ({ input }: NoteFacts): Theme[] => {
  const found = new Map<string, Theme>()
  const titles = new Map(input.themes.map(({ id, title }) => [id, title]))
  const requirementOf = new Map(
    input.catalogues.map(({ id, requirements }) => [id, new Map(requirements.map((each) => [each.id, each]))]),
  )
  for (const { id, units } of input.comparison.institutions) {
    for (const theme of new Set(
      units.filter(({ outcome }) => outcome !== 'not-applicable').map(({ theme }) => theme),
    )) {
      const entry = found.get(theme) ?? { theme, title: titles.get(theme) ?? theme, applies: 0, broken: new Map() }
      entry.applies += 1
      found.set(theme, entry)
    }
    const institution = input.institutions.find((each) => each.id === id)
    for (const verdict of institution?.verdicts ?? []) {
      const requirement = requirementOf.get(institution?.catalogue ?? '')?.get(verdict.requirement)
      const isScored = requirement?.obligation === 'mandatory' || requirement?.obligation === 'conditional'
      if ((verdict.outcome !== 'unmet' && verdict.outcome !== 'partial') || !isScored) continue
      const own = found.get(verdict.theme)
      const list = own?.broken.get(id) ?? []
      list.push({ name: institution?.name ?? '', verdict, example: isOwnWording(verdict, requirement) })
      own?.broken.set(id, list)
    }
  }
  return [...found.values()]
    .filter(({ broken }) => broken.size > 0)
    .sort((a, b) => b.broken.size - a.broken.size || b.broken.size / b.applies - a.broken.size / a.applies)
}

/** The plainest example of a theme; one of an institution not named yet, if there is. */
const exampleOf = ({ broken }: Theme, named: Set<string>): Broken | undefined => {
  const fit = [...broken.values()].flat().filter(({ example }) => example)
  return [...fit].sort(
    (a, b) =>
      Number(named.has(a.name)) - Number(named.has(b.name)) ||
      (a.verdict.value ?? 0) - (b.verdict.value ?? 0) ||
      told(a.verdict.reason).length - told(b.verdict.reason).length,
  )[0]
}

/** The themes most institutions break something of, each with an example in figures. */
export const breaches = (facts: NoteFacts): Section[] => {
  const { noun } = facts
  const named = new Set<string>()
  const lines = themesOf(facts)
    .slice(0, MOST)
    .map((theme) => {
      const count = theme.broken.size
      const example = exampleOf(theme, named)
      if (example !== undefined) named.add(example.name)
      const who =
        count === theme.applies && count > 1
          ? `нарушения допустили ${every(count, noun)}, к которым она относится`
          : count === theme.applies
            ? `нарушения ${didAfter(count, noun, 'допустил')} ${spelled(count, noun)}`
            : `нарушения ${didAfter(count, noun, 'допустил')} ${someOf(count, theme.applies, noun)}`
      return `Тема ${quoted(theme.title)}: ${who}.${example === undefined ? '' : ` Например, ${example.name}: ${told(example.verdict.reason)}.`}`
    })
  return section(
    'Типичные нарушения',
    lines.length === 0
      ? []
      : [...paragraph('Больше всего нарушений отмечено по следующим темам.'), ...sentences(lines)],
  )
}
