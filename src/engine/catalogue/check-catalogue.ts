import { clauseLabel, sectionOf } from '../base/label'
import { criterionFaults } from './check-criterion'
import { repeated } from './check-dictionary'
import { dataShare } from './share'
import type { Catalogue, Dictionary, Requirement, Theme } from './types'

const MOST_CRITICAL = 5

/** What members of one scoring unit must have in common. */
const sameness = ({ role, theme, obligation, weight, critical, appliesWhen, criterion }: Requirement): string =>
  JSON.stringify([role, theme, obligation, weight, critical, appliesWhen, criterion])

const isAttested = (requirement: Requirement): boolean => dataShare({ requirements: [requirement] }).byData === 0

const grouped = (requirements: Requirement[], by: (requirement: Requirement) => string): Map<string, Requirement[]> => {
  const groups = new Map<string, Requirement[]>()
  for (const each of requirements) groups.set(by(each), [...(groups.get(by(each)) ?? []), each])
  return groups
}

const unitFaults = (requirements: Requirement[]): string[] => {
  const scored = requirements.filter(({ criterion }) => criterion !== null)
  const units = grouped(scored, ({ unit }) => unit)
  const alike = grouped(
    scored.filter((each) => !isAttested(each)),
    sameness,
  )
  return [
    ...[...units].flatMap(([unit, members]) => {
      const ids = members.map(({ id }) => id).join(', ')
      const lone = members.length === 1 && members[0]?.id !== unit
      return [
        ...(new Set(members.map(sameness)).size > 1
          ? [`единица «${unit}»: у ${ids} различаются роль, тема, критерий, обязательность, вес или условие`]
          : []),
        ...(members.length > 1 && members.some(isAttested)
          ? [`единица «${unit}»: самооценка не объединяется с другими требованиями (${ids})`]
          : []),
        ...(lone ? [`единица «${unit}»: в ней одно требование ${ids}, укажите его собственное имя`] : []),
      ]
    }),
    ...[...alike.values()]
      .filter((members) => new Set(members.map(({ unit }) => unit)).size > 1)
      .map(
        (members) => `${members.map(({ id }) => id).join(', ')}: одно и то же требование должно быть одной единицей`,
      ),
  ]
}

const obligationFaults = ({ obligation, criterion, weight, critical, role, remedy }: Requirement): string[] => {
  if (obligation === 'informative')
    return criterion !== null || weight !== 0 || critical
      ? ['справочное положение не оценивается: у него не бывает критерия, веса и отметки «критическое»']
      : []
  return [
    ...(criterion === null ? ['у оцениваемого требования нет критерия'] : []),
    ...(weight > 0 ? [] : ['вес оцениваемого требования должен быть больше нуля']),
    ...(role === null ? ['у оцениваемого требования нет роли'] : []),
    ...(remedy === null ? ['у оцениваемого требования не сказано, что сделать'] : []),
  ]
}

const requirementFaults = (
  requirement: Requirement,
  { roles, sections }: Catalogue,
  themes: Theme[],
  dictionary: Dictionary,
): string[] => {
  const { role, theme, criterion, clause } = requirement
  return [
    ...(role === null || roles.some(({ id }) => id === role) ? [] : [`роли «${role}» нет среди ролей положения`]),
    ...(themes.some(({ id }) => id === theme) ? [] : [`темы «${theme}» нет в themes.yaml`]),
    ...(sections.some(({ id }) => id === sectionOf(requirement))
      ? []
      : [`пункт ${clause} не относится ни к одному разделу`]),
    ...obligationFaults(requirement),
    ...(criterion === null ? [] : criterionFaults(criterion, dictionary)),
  ].map((fault) => `требование «${requirement.id}» (${clauseLabel(requirement)}): ${fault}`)
}

const roleFaults = ({ roles }: Catalogue, { choices }: Dictionary): string[] =>
  roles.flatMap(({ id, category }) =>
    category === undefined || (choices['Категория'] ?? []).includes(category)
      ? []
      : [`роль «${id}»: категории «${category}» нет в списке «Категория»`],
  )

/** Mistakes of one catalogue against the dictionary and the themes, in Russian. */
export const catalogueFaults = (catalogue: Catalogue, themes: Theme[], dictionary: Dictionary): string[] => {
  const { requirements, roles, sections } = catalogue
  const critical = requirements.filter((requirement) => requirement.critical)
  return [
    ...repeated(requirements.map(({ id }) => id)).map((id) => `требование «${id}» описано дважды`),
    ...repeated(roles.map(({ id }) => id)).map((id) => `роль «${id}» описана дважды`),
    ...repeated(sections.map(({ id }) => id)).map((id) => `раздел «${id}» описан дважды`),
    ...roleFaults(catalogue, dictionary),
    ...requirements.flatMap((requirement) => requirementFaults(requirement, catalogue, themes, dictionary)),
    ...unitFaults(requirements),
    ...(critical.length > MOST_CRITICAL
      ? [`критических требований ${critical.length}, а может быть не больше ${MOST_CRITICAL}`]
      : []),
  ]
}
