import { russianDay } from '../../base/calendar'
import { opened } from '../../base/declension'
import { withNumbers } from '../word/blocks'
import type { DocumentPlan } from '../word/types'
import { breaches } from './breaches'
import { discrepancies } from './discrepancies'
import { dynamics } from './dynamics'
import { noteFacts } from './facts'
import { figures } from './figures'
import { participants } from './participants'
import { quality } from './quality'
import { absentees, recommendations } from './recommendations'
import { resultsTable } from './results-table'
import { strong } from './strong'
import type { ReportInput } from '../comparative/types'
import { weak } from './weak'
import { auditNamed, quoted } from './words'

const PARTS = [
  ...[participants, figures, strong, weak, breaches, discrepancies, quality, dynamics, absentees, recommendations],
  resultsTable,
]

/**
 * The analytical note as data: sections whose sentences all rest on the audit, none where it has nothing to say.
 * People are never named in it.
 */
export const planNote = (input: ReportInput): DocumentPlan => {
  const { audit, generatedOn, programVersion } = input
  const facts = noteFacts(input)
  return withNumbers({
    name: `Аналитическая справка — ${audit.name}`,
    date: generatedOn,
    addressee: [],
    title: [
      'Аналитическая справка',
      'о результатах мониторинга исполнения положений о «Сферум»',
      `${quoted(audit.name)}, ${russianDay(audit.periodFrom)} – ${russianDay(audit.periodTo)}`,
    ],
    sections: PARTS.flatMap((part) => part(facts)),
    closing: [
      `Справка составлена ${russianDay(generatedOn)} по сведениям, принятым к этому дню. Порядок расчёта и веса требований приведены в сравнительном отчёте, на листе «Методика».`,
      'Должность, подпись: ______________________',
    ],
    footer: `${opened(auditNamed(audit.name))} · «Сверка» ${programVersion}`,
  })
}
