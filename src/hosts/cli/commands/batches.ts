import { batchesResult } from '../../../api/taking-back-results'
import { russianMoment } from '../../../engine/base/calendar'
import { counted } from '../../../engine/base/russian'
import type { BatchSummary } from '../../../engine/cases/taking/batches'
import type { Command } from '../command'

const STATUSES: [keyof BatchSummary['files'], string][] = [
  ['accepted', 'принято'],
  ['refused', 'отклонено'],
  ['unassigned', 'без учреждения'],
  ['attachment', 'вложений'],
  ['duplicate', 'повторных'],
]

const line = ({ batch, audit, startedAt, finishedAt, undoneAt, files, institutions, again }: BatchSummary): string => {
  const counts = STATUSES.flatMap(([status, word]) => (files[status] > 0 ? [`${word} ${files[status]}`] : []))
  const state =
    undoneAt !== null
      ? ` — отменён ${russianMoment(undoneAt)}${again > 0 ? `, вернуть: sverka redo ${batch}` : ''}`
      : finishedAt === null
        ? ' — прерван: программа завершилась во время приёма'
        : ''
  const who =
    institutions.length > 5
      ? counted(institutions.length, 'учреждение', 'учреждения', 'учреждений')
      : institutions.join(', ')
  return [`№ ${batch}, ${russianMoment(startedAt)} по Гринвичу${state}`, audit, counts.join(', ') || 'файлов нет', who]
    .filter((part) => part !== '')
    .join(' · ')
}

export const batches: Command = {
  usage: 'batches --db DB [--audit NAME] [--json]',
  summary: 'приёмы файлов: когда, сколько каких файлов, чьи, отменён ли',
  options: ['db', 'audit'],
  run: async ({ text, needed, json, openEngine, output }) => {
    const engine = await openEngine(needed('db'), true, { orReadOnly: true })
    try {
      const name = text('audit')
      const found = engine.batches(name === undefined ? undefined : engine.audit(name).name)
      if (json) output.out(JSON.stringify(batchesResult.parse({ batches: found }), null, 2))
      else for (const each of found) output.out(line(each))
      if (found.length === 0) output.note('Файлов ещё не принимали.')
      return 0
    } finally {
      await engine.close()
    }
  },
}
