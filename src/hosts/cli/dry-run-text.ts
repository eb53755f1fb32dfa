import { clauseLabel } from '../../engine/base/label'
import type { DryRun, InstitutionChange } from '../../engine/cases/taking/dry-run'
import type { ImportedFile } from '../../engine/cases/taking/commit-file'
import { OUTCOMES, shown } from './words'

const STATUSES: Record<ImportedFile['status'], string> = {
  accepted: 'будет принят',
  refused: 'будет отклонён',
  duplicate: 'уже принят',
  unassigned: 'учреждение не определено',
  attachment: 'вложение',
}

/** Conflicts told one by one; the rest are counted. */
const MOST_CONFLICTS = 50

const counts = ({ total }: Pick<DryRun, 'total'>): string =>
  `новых ${total.new}, изменится ${total.changed}, без изменений ${total.unchanged}, исчезнет ${total.gone}, спорных ${total.conflicting}, отложено строк ${total.quarantined}`

const fileLine = ({ path, status, institution, facts, rows, remarks }: ImportedFile): string => {
  const first = remarks.find(({ severity }) => severity === 'error')
  const what =
    facts === undefined ? (first?.message ?? '') : counts({ total: { ...facts, quarantined: rows.quarantined } })
  return [path, institution ?? '', STATUSES[status], what].filter((part) => part !== '').join(' · ')
}

const remarkLines = ({ facts, remarks }: ImportedFile): string[] =>
  facts === undefined
    ? []
    : remarks.flatMap(({ severity, message }) => (severity === 'error' ? [`  отложится: ${message}`] : []))

const quoted = (value: string | number | boolean | null): string => (value === null ? 'нет значения' : `«${value}»`)

const institutionLines = ({ name, before, after, verdicts, reviews }: InstitutionChange): string[] => [
  before === null
    ? `${name}: индекс ${shown(after.index)}, до сих пор форм не было`
    : `${name}: индекс ${shown(before.index)} → ${shown(after.index)}, результатов изменится ${verdicts.length}`,
  ...verdicts.map(
    (each) =>
      `  ${clauseLabel({ ...each, subitem: null, annex: null })}: ${OUTCOMES[each.before]} → ${OUTCOMES[each.after]}`,
  ),
  ...reviews.map((requirement) => `  пересмотреть решение куратора: ${requirement}`),
]

/** What an import would do, for people. */
export const dryRunText = (run: DryRun): string => {
  const { files, conflicts, institutions } = run
  const against = { file: 'другой файл этого приёма', correction: 'исправление куратора' }
  return [
    ...files.flatMap((file) => [fileLine(file), ...remarkLines(file)]),
    ...conflicts
      .slice(0, MOST_CONFLICTS)
      .map(
        (each) =>
          `спорно: ${each.file} · ${each.sheet}!${each.cell}: ${quoted(each.value)}, а ${against[each.with]} (${each.other.file} · ${each.other.sheet}!${each.other.cell}) — ${quoted(each.other.value)}`,
      ),
    ...(conflicts.length > MOST_CONFLICTS ? [`… и ещё спорных значений: ${conflicts.length - MOST_CONFLICTS}`] : []),
    ...institutions.flatMap(institutionLines),
    `Всего показателей: ${counts(run)}.`,
  ].join('\n')
}
