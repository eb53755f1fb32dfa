import { clauseLabel, sectionOf } from '../base/label'
import { criterionFaults, type Fault, type Names } from './check-criterion'
import { repeated } from './check-dictionary'
import { indicatorFaults } from './check-indicators'
import { indicatorsOf } from './indicators'
import { dataShare } from './share'
import type { Dictionary } from './evidence-types'
import type { Catalogue, Requirement, Theme } from './types'

const MOST_CRITICAL = 5

/** A mistake of a catalogue; `requirement` is whose it is, where the message does not say so itself. */
export type CatalogueFault = Fault & { requirement?: Requirement }

/** What members of one scoring unit must have in common; «при необходимости» makes no second fact of one. */
const sameness = ({ role, theme, obligation, weight, critical, appliesWhen, kinds, criterion }: Requirement): string =>
  JSON.stringify([role, theme, obligation === 'recommended', weight, critical, appliesWhen, kinds, criterion])

const isAttested = (requirement: Requirement): boolean => dataShare({ requirements: [requirement] }).byData === 0

const grouped = (requirements: Requirement[], by: (requirement: Requirement) => string): Map<string, Requirement[]> => {
  const groups = new Map<string, Requirement[]>()
  for (const each of requirements) groups.set(by(each), [...(groups.get(by(each)) ?? []), each])
  return groups
}

const unitFaults = (requirements: Requirement[]): Fault[] => {
  const scored = requirements.filter(({ criterion }) => criterion !== null)
  const units = grouped(scored, ({ unit }) => unit)
  const alike = grouped(
    scored.filter((each) => !isAttested(each)),
    sameness,
  )
  const unitOf = (requirement: Requirement | undefined): Fault['path'] =>
    requirement === undefined ? ['requirements'] : ['requirements', requirements.indexOf(requirement), 'unit']
  const fault = (requirement: Requirement | undefined, message: string): Fault => ({
    path: unitOf(requirement),
    message,
  })
  return [
    ...[...units].flatMap(([unit, members]) => {
      const ids = members.map(({ id }) => id).join(', ')
      const [first] = members
      const odd = members.find((each) => first !== undefined && sameness(each) !== sameness(first))
      const lone = members.length === 1 && first?.id !== unit
      return [
        ...(odd === undefined
          ? []
          : [
              fault(
                odd,
                `единица «${unit}»: у ${ids} различаются роль, тема, критерий, обязательность, вес или условие`,
              ),
            ]),
        ...(members.length > 1 && members.some(isAttested)
          ? [fault(members.at(-1), `единица «${unit}»: самооценка не объединяется с другими требованиями (${ids})`)]
          : []),
        ...(lone ? [fault(first, `единица «${unit}»: в ней одно требование ${ids}, укажите его собственное имя`)] : []),
      ]
    }),
    ...[...alike.values()]
      .filter((members) => new Set(members.map(({ unit }) => unit)).size > 1)
      .map((members) =>
        fault(
          members.at(-1),
          `${members.map(({ id }) => id).join(', ')}: одно и то же требование должно быть одной единицей`,
        ),
      ),
  ]
}

const obligationFaults = ({ obligation, criterion, weight, critical, role, remedy }: Requirement): Fault[] => {
  const when = (wrong: boolean, part: string, message: string): Fault[] => (wrong ? [{ path: [part], message }] : [])
  if (obligation === 'informative') {
    const part = criterion !== null ? 'criterion' : critical ? 'critical' : 'weight'
    return when(
      criterion !== null || weight !== 0 || critical,
      part,
      'справочное положение не оценивается: у него не бывает критерия, веса и отметки «критическое»',
    )
  }
  return [
    ...when(criterion === null, 'criterion', 'у оцениваемого требования нет критерия'),
    ...when(weight <= 0, 'weight', 'вес оцениваемого требования должен быть больше нуля'),
    ...when(role === null, 'role', 'у оцениваемого требования нет роли'),
    ...when(remedy === null, 'remedy', 'у оцениваемого требования не сказано, что сделать'),
  ]
}

const requirementFaults = (
  requirement: Requirement,
  { roles, sections, kinds }: Catalogue,
  themes: Theme[],
  dictionary: Dictionary,
  names: Names | undefined,
): Fault[] => {
  const { role, theme, criterion, clause } = requirement
  const when = (wrong: boolean, part: string, message: string): Fault[] => (wrong ? [{ path: [part], message }] : [])
  return [
    ...when(role !== null && roles.every(({ id }) => id !== role), 'role', `роли «${role}» нет среди ролей положения`),
    ...when(
      themes.every(({ id }) => id !== theme),
      'theme',
      `темы «${theme}» нет в themes.yaml`,
    ),
    ...when(
      sections.every(({ id }) => id !== sectionOf(requirement)),
      'section',
      `пункт ${clause} не относится ни к одному разделу`,
    ),
    ...when(
      requirement.kinds?.some((kind) => !kinds.includes(kind)) === true,
      'kinds',
      'тип учреждения не из тех, для которых положение',
    ),
    ...obligationFaults(requirement),
    ...(criterion === null
      ? []
      : criterionFaults(criterion, dictionary, names).map(({ path, message }) => ({
          path: ['criterion', ...path],
          message,
        }))),
  ]
}

const roleFaults = ({ roles }: Catalogue, { choices }: Dictionary): Fault[] =>
  roles.flatMap(({ id, category }, index) =>
    category === undefined || (choices['Категория'] ?? []).includes(category)
      ? []
      : [
          {
            path: ['roles', index, 'category'],
            message: `роль «${id}»: категории «${category}» нет в списке «Категория»`,
          },
        ],
  )

const twice = (part: string, items: { id: string }[], message: (id: string) => string): Fault[] => {
  const ids = items.map(({ id }) => id)
  return repeated(ids).map((id) => ({ path: [part, ids.lastIndexOf(id), 'id'], message: message(id) }))
}

/** What `catalogueFaults` finds, each with its place in the catalogue. */
export const locatedFaults = (
  catalogue: Catalogue,
  themes: Theme[],
  dictionary: Dictionary,
  names?: Names,
): CatalogueFault[] => {
  const { requirements, roles, sections } = catalogue
  const critical = requirements.flatMap((requirement, index) => (requirement.critical ? [index] : []))
  return [
    ...twice('requirements', requirements, (id) => `требование «${id}» описано дважды`),
    ...twice('roles', roles, (id) => `роль «${id}» описана дважды`),
    ...twice('sections', sections, (id) => `раздел «${id}» описан дважды`),
    ...roleFaults(catalogue, dictionary),
    ...requirements.flatMap((requirement, index) =>
      requirementFaults(requirement, catalogue, themes, dictionary, names).map(({ path, message }) => ({
        path: ['requirements', index, ...path],
        message,
        requirement,
      })),
    ),
    ...unitFaults(requirements),
    ...twice('indicators', indicatorsOf(catalogue), (id) => `показатель «${id}» описан дважды`),
    ...indicatorFaults(catalogue, themes, dictionary, names),
    ...(critical.length > MOST_CRITICAL
      ? [
          {
            path: ['requirements', critical[MOST_CRITICAL] ?? 0, 'critical'],
            message: `критических требований ${critical.length}, а может быть не больше ${MOST_CRITICAL}`,
          },
        ]
      : []),
  ]
}

/** Mistakes of one catalogue against the dictionary and the themes, in Russian. */
export const catalogueFaults = (catalogue: Catalogue, themes: Theme[], dictionary: Dictionary): string[] =>
  locatedFaults(catalogue, themes, dictionary).map(({ requirement, message }) =>
    requirement === undefined ? message : `требование «${requirement.id}» (${clauseLabel(requirement)}): ${message}`,
  )
