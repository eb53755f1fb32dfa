import { counted } from '../../base/russian'
import type { Block, Layout } from './layout'
import { NONE, talliesOf, type Tally } from './matrix-tallies'
import type { ReportInput } from './types'

/** A unit with how institutions do; `at` is its place among the units of its block. */
export type Broken = Tally & { label: string; statement: string; critical: boolean; block: Block; at: number }

const WORST = 10

/** The units most institutions fail, worst first; ten at most. */
export const mostBroken = ({ blocks }: Layout): Broken[] =>
  blocks
    .flatMap((block) => {
      const { units, short } = block
      const tallies = talliesOf(block)
      return units.map(({ label, statement, critical }, at) => ({
        ...{
          label: blocks.length > 1 ? `${label} (${short})` : label,
          ...{ statement, critical, block, at },
        },
        ...(tallies[at] ?? NONE),
      }))
    })
    .filter(({ unmet, partial }) => unmet + partial > 0)
    .sort(
      (a, b) =>
        b.unmet + b.partial - (a.unmet + a.partial) || b.unmet - a.unmet || Number(b.critical) - Number(a.critical),
    )
    .slice(0, WORST)

/** Figures about what was sent in, beside the scores. */
export const intakeFigures = ({ institutions, unassigned }: ReportInput) => {
  const remarks = [...institutions.flatMap((each) => each.remarks), ...unassigned.remarks]
  const count = (severity: string): number => remarks.filter((remark) => remark.severity === severity).length
  const discrepancies = institutions.flatMap((each) => each.discrepancies)
  const kind = (wanted: string): number => discrepancies.filter((each) => each.kind === wanted).length
  const submissions = [...institutions, unassigned].flatMap((each) => each.submissions)
  return {
    files: submissions.length,
    unassigned: unassigned.submissions.filter(({ status }) => status !== 'attachment').length,
    quarantined: submissions.reduce((total, { balance }) => total + balance.quarantined, 0),
    remarks: { all: remarks.length, error: count('error'), warning: count('warning'), info: count('info') },
    withErrors: institutions.filter((each) => each.remarks.some(({ severity }) => severity === 'error')).length,
    discrepancies: {
      all: discrepancies.length,
      overstated: kind('overstated'),
      understated: kind('understated'),
      unsupported: kind('unsupported'),
    },
    overstating: institutions.filter((each) => each.discrepancies.some(({ kind }) => kind === 'overstated')).length,
  }
}

const toInstitutions = (count: number): string => counted(count, 'учреждению', 'учреждениям', 'учреждениям')
const ofInstitutions = (count: number): string => counted(count, 'учреждения', 'учреждений', 'учреждений')

/** What the curator does next, most pressing first; each line names the sheet to open. */
export const nextSteps = (input: ReportInput, layout: Layout): string[] => {
  const { comparison } = input
  const figures = intakeFigures(input)
  const lacking = comparison.institutions.filter(({ level, index }) => level === null && index !== null).length
  const partly = comparison.institutions.filter(({ level, counts }) => level !== null && counts.undetermined > 0).length
  const low = comparison.institutions.filter(({ level }) => level === 'low').length
  const critical = comparison.institutions.filter(({ units }) =>
    units.some((unit) => unit.critical && (unit.outcome === 'unmet' || unit.outcome === 'partial')),
  ).length
  const worst = mostBroken(layout)[0]
  const steps: [number, string][] = [
    [
      comparison.absent.length,
      `Напомнить ${toInstitutions(comparison.absent.length)}: сведения не представлены (список в конце листа).`,
    ],
    [
      figures.unassigned,
      `Разобрать ${counted(figures.unassigned, 'файл, не отнесённый', 'файла, не отнесённых', 'файлов, не отнесённых')} к учреждениям (лист «Качество данных»).`,
    ],
    [
      figures.withErrors,
      `Вернуть на исправление формы ${ofInstitutions(figures.withErrors)} с ошибками в ячейках (лист «Качество данных»).`,
    ],
    [
      lacking,
      `Запросить недостающие данные у ${ofInstitutions(lacking)}: без них нет уровня и места (лист «Рейтинг»).`,
    ],
    [
      partly,
      `Дозапросить данные у ${ofInstitutions(partly)}: часть требований не определена (лист «Невыполненные требования»).`,
    ],
    [
      figures.overstating,
      `Проверить завышение самооценки у ${ofInstitutions(figures.overstating)} (лист «Расхождения», вид «завышение»).`,
    ],
    [
      critical,
      `Взять на контроль критические требования, не выполненные полностью у ${ofInstitutions(critical)} (лист «Невыполненные требования»).`,
    ],
    [low, `Провести разбор с руководителями ${ofInstitutions(low)} с низким уровнем (лист «Рейтинг»).`],
    [
      worst === undefined ? 0 : 1,
      `Разъяснить ${layout.blocks.length > 1 ? '' : 'всем '}требование ${worst?.label ?? ''}: его не выполняют чаще всего.`,
    ],
  ]
  return steps.filter(([count]) => count > 0).map(([, text]) => text)
}
