import { russianDay } from '../../base/calendar'
import { clauseLabel } from '../../base/label'
import type { Catalogue, Consequence, Requirement } from '../../catalogue/types'
import { statementOf, type Block } from './layout'
import { heightFor, type Content } from './sheet'
import { STYLE, type CellStyle } from './styles'
import type { ReportInput } from './types'
import { KIND, NO, YES } from './words'

export const WIDTHS = [6, 18, 22, 50, 20, 20, 9, 11, 13, 13, 52]
const WHOLE = WIDTHS.reduce((sum, width) => sum + width, 0)
const LABEL = WIDTHS.slice(0, 3).reduce((sum, width) => sum + width, 0)
const LAST = WIDTHS.length - 1
export const SETTING = 3
export const WEIGHT = 6
export const CRITICAL = 8
const CRITERION = 10

export type MethodRow = {
  contents: Content[]
  styles: CellStyle | CellStyle[]
  height: number
  merge?: [number, number][]
}

const UNIT_STYLES = [
  ...[STYLE.count, STYLE.text, STYLE.text, STYLE.text, STYLE.text, STYLE.text],
  ...[STYLE.editableNumber, STYLE.weight, STYLE.editableChoice, STYLE.center, STYLE.text],
]

export const title = (text: string): MethodRow => ({ contents: [text], styles: STYLE.title, height: 22 })
export const section = (text: string): MethodRow => ({ contents: [text], styles: STYLE.section, height: 24 })
export const paragraph = (text: string): MethodRow => ({
  contents: [text],
  styles: STYLE.paragraph,
  height: heightFor([[text, WHOLE]], 10),
  merge: [[0, LAST]],
})

/** A label over the first three columns, its value over the rest. */
export const pair = (label: string, value: string): MethodRow => ({
  contents: [label, null, null, value, ...Array<null>(LAST - SETTING).fill(null)],
  styles: STYLE.text,
  height: heightFor([
    [label, LABEL],
    [value, WHOLE - LABEL],
  ]),
  merge: [
    [0, SETTING - 1],
    [SETTING, LAST],
  ],
})

export const setting = (label: string, value: number): MethodRow => ({
  contents: [label, null, null, value],
  styles: [STYLE.text, STYLE.text, STYLE.text, STYLE.editablePercent],
  height: 15,
  merge: [[0, SETTING - 1]],
})

export const table = (titles: string[]): MethodRow => ({ contents: titles, styles: STYLE.header, height: 28 })

/** Classes of consequence: what a unit weighs and why. */
export const consequenceRows = (consequences: Consequence[]): MethodRow[] =>
  [
    { title: 'Последствие нарушения', why: 'Почему такой вес', weight: 'Вес', styles: STYLE.header },
    ...consequences.map((each) => ({ ...each, styles: STYLE.text })),
  ].map(({ title: label, why, weight, styles }) => ({
    contents: [label, null, null, why, null, null, weight],
    styles: [...Array<CellStyle>(WEIGHT).fill(styles), typeof weight === 'number' ? STYLE.weight : styles],
    height: heightFor([[why, WIDTHS.slice(SETTING, WEIGHT).reduce((sum, width) => sum + width, 0)]]),
    merge: [
      [0, SETTING - 1],
      [SETTING, WEIGHT - 1],
    ],
  }))

export const catalogueRows = ({ catalogue, title: name, sheet, rolesSheet }: Block): MethodRow[] => [
  pair('Положение', name),
  pair('Действует с', russianDay(catalogue.effectiveFrom)),
  pair('Для учреждений', catalogue.kinds.map((kind) => KIND[kind]).join(', ')),
  pair('Листы отчёта', `«${sheet}», «${rolesSheet}»`),
]

/** How the requirements of a unit are decided, with every parameter; once where they are decided alike. */
const criterionOf = ({ catalogue }: Block, unit: string, criteria: Record<string, string>): string =>
  [
    ...new Set(
      catalogue.requirements.flatMap((each) =>
        each.unit === unit ? (criteria[`${catalogue.id} ${each.id}`] ?? []) : [],
      ),
    ),
  ].join('\n')

export const unitRows = (block: Block, { themes, consequences, criteria = {} }: ReportInput): MethodRow[] => {
  const roles = new Map(block.catalogue.roles.map((role) => [role.id, role.title]))
  const byId = new Map(themes.map((theme) => [theme.id, theme]))
  const classes = new Map(consequences.map(({ id, title: name }) => [id, name]))
  return block.units.map((unit, at) => {
    const theme = byId.get(unit.theme)
    const contents = [
      ...[at + 1, unit.label, roles.get(unit.role ?? '') ?? unit.role ?? '', unit.statement],
      ...[theme?.title ?? unit.theme, classes.get(theme?.consequence ?? '') ?? '', unit.weight, unit.catalogueWeight],
      ...[unit.critical ? YES : NO, unit.attested ? 'самооценка' : 'данные', criterionOf(block, unit.id, criteria)],
    ]
    const texts = [1, 2, 3, 4, 5, CRITERION].map((column): [string, number] => [
      String(contents[column]),
      WIDTHS[column] ?? 10,
    ])
    return { contents, styles: UNIT_STYLES, height: heightFor(texts) }
  })
}

const explained = (catalogue: Catalogue, requirement: Requirement, why: string | null | undefined): MethodRow =>
  pair(
    clauseLabel(requirement),
    [statementOf(catalogue, requirement), why].filter((part) => part !== null && part !== undefined).join(' — '),
  )

export const criticalRows = ({ catalogue }: Block): MethodRow[] =>
  catalogue.requirements
    .filter(({ critical, obligation }) => critical && obligation !== 'informative')
    .map((requirement) => explained(catalogue, requirement, requirement.criticalWhy))

export const noteRows = ({ catalogue }: Block): MethodRow[] =>
  catalogue.notes.map(({ clause, text }) => pair(clause === null ? 'ко всему тексту' : `к пункту ${clause}`, text))

export const attestedRows = ({ catalogue }: Block): MethodRow[] =>
  catalogue.requirements.flatMap((requirement) => {
    const { criterion, obligation } = requirement
    if (criterion?.kind !== 'attested' || obligation === 'informative') return []
    return [explained(catalogue, requirement, criterion.why)]
  })
