import { continued, opened, spelled } from '../../base/declension'
import { clauseLabel, withTerms } from '../../base/label'
import { clauseList } from '../../base/clause-list'
import type { Catalogue } from '../../catalogue/types'
import type { InstitutionScore } from '../../comparison/types'
import type { Discrepancy } from '../../verdict/types'
import { allFailing, parted, SEND_DATA, type Failing } from '../comparative/failing'
import { statementOf } from '../comparative/layout'
import type { ReportedInstitution, ReportInput } from '../comparative/types'
import { OUTCOME } from '../comparative/words'
import { auditNamed, quoted } from '../note/words'
import { doneWell, ownResult } from './own-result'
import type { Letter, LetterLine, Reminder } from './types'

const MOST_ERRORS = 12

const SAID: Record<Discrepancy['kind'], (count: string, clauses: string) => string> = {
  overstated: (count, clauses) => `В ${count} самооценка завышена, то есть ответ лучше данных (пункты: ${clauses}).`,
  understated: (count, clauses) => `В ${count} самооценка занижена, то есть ответ хуже данных (пункты: ${clauses}).`,
  unsupported: (count, clauses) => `В ${count} ответ не подкреплён данными формы (пункты: ${clauses}).`,
}

const KINDS: Discrepancy['kind'][] = ['overstated', 'understated', 'unsupported']

const discrepanciesOf = ({ discrepancies }: ReportedInstitution, catalogue: Catalogue): string[] =>
  KINDS.flatMap((kind) => {
    const own = discrepancies.filter((each) => each.kind === kind)
    const labels = own.map(({ requirement, clause }) => {
      const found = catalogue.requirements.find(({ id }) => id === requirement)
      return found === undefined ? clause : clauseLabel(found)
    })
    return own.length === 0 ? [] : [SAID[kind](spelled(own.length, 'case', 'prepositional'), clauseList(labels))]
  })

const errorsOf = ({ remarks }: ReportedInstitution): string[] => {
  const errors = remarks.filter(({ severity }) => severity === 'error')
  const lines = errors.slice(0, MOST_ERRORS).map(({ file, sheet, cell, message }) => {
    const place = [file, sheet === null ? '' : `лист ${quoted(sheet)}`, cell === null ? '' : `ячейка ${cell}`]
    return `${place.filter((each) => each !== '').join(', ')}: ${continued(message)}`
  })
  const more = errors.length - lines.length
  return more > 0 ? [...lines, `Ещё ${spelled(more, 'error')} — в файле с пометками.`] : lines
}

const lineOf = ({ verdict, requirement }: Failing, catalogue: Catalogue, terms: ReportInput['terms']): LetterLine => {
  const { outcome, reason, computed, cells, critical, clause } = verdict
  const isUnknown = outcome === 'undetermined'
  const remedy = requirement?.remedy ?? null
  return {
    clause: requirement === undefined ? clause : clauseLabel(requirement),
    statement: requirement === undefined ? verdict.requirement : statementOf(catalogue, requirement),
    critical,
    outcome: OUTCOME[outcome],
    reason: computed === null ? reason : `Решение куратора: ${reason}`,
    cells,
    remedy: isUnknown ? SEND_DATA : remedy === null ? '' : withTerms(remedy, catalogue.terms),
    term: (isUnknown ? terms?.data : terms?.remedy) ?? null,
  }
}

const headOf = ({ audit, generatedOn, programVersion }: ReportInput) => ({
  audit: { name: audit.name, periodFrom: audit.periodFrom, periodTo: audit.periodTo },
  date: generatedOn,
  footer: `${opened(auditNamed(audit.name))} · «Сверка» ${programVersion}`,
})

/**
 * Letters to all who have results, in the order of the report's institutions. `whole`: scores of the whole audit, where
 * the report is of a part of it: places are among all.
 */
export const lettersOf = (
  input: ReportInput,
  whole: InstitutionScore[] = input.comparison.institutions,
): (Letter & { id: number })[] => {
  const failing = allFailing(input)
  return input.institutions.flatMap((institution) => {
    const { id, name, kind } = institution
    const score = input.comparison.institutions.find((each) => each.id === id)
    const catalogue = input.catalogues.find((each) => each.id === institution.catalogue)
    if (score === undefined || catalogue === undefined) return []
    const own = failing.filter((each) => each.institution === institution)
    const isAdvice = ({ requirement }: Failing): boolean => requirement?.obligation === 'recommended'
    const { known, unknown } = parted(own.filter((each) => !isAdvice(each)))
    const lines = (list: Failing[]): LetterLine[] => list.map((each) => lineOf(each, catalogue, input.terms))
    return [
      {
        ...{ id, institution: name, kind, ...headOf(input) },
        result: ownResult({ whole, stability: input.stability ?? null }, score, catalogue),
        well: doneWell(score, catalogue),
        breaches: lines(known),
        missing: lines(unknown),
        advice: lines(parted(own.filter(isAdvice)).known),
        discrepancies: discrepanciesOf(institution, catalogue),
        errors: errorsOf(institution),
      },
    ]
  })
}

/** Reminders to all who owe a form on the report's day. */
export const remindersOf = (input: ReportInput): (Reminder & { id: number })[] =>
  (input.absences ?? []).map(({ id, name, kind, catalogue, state, dueDate, extendedTo, daysOverdue }) => {
    const held = input.catalogues.find((each) => each.id === catalogue)
    const regulation = held === undefined ? '' : `${quoted(held.title)} (редакция: ${held.edition})`
    return { id, institution: name, kind, ...headOf(input), state, dueDate, extendedTo, daysOverdue, regulation }
  })
