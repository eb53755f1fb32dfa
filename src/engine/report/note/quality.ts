import { agreed, every, numbered, opened, spelled } from '../../base/declension'
import { percent } from '../../base/russian'
import { intakeFigures } from '../comparative/summary'
import { paragraph, section } from '../word/blocks'
import type { Section } from '../word/types'
import type { NoteFacts } from './facts'

const MOST = 3

const filesText = ({ input }: NoteFacts): string | null => {
  const forms = [...input.institutions, input.unassigned]
    .flatMap(({ submissions }) => submissions)
    .filter(({ status }) => status !== 'attachment')
  const refused = forms.filter(({ status }) => status === 'refused').length
  const lost = input.unassigned.submissions.filter(({ status }) => status === 'unassigned').length
  const rows = forms.reduce((sum, { balance }) => sum + balance.read, 0)
  const aside = forms.reduce((sum, { balance }) => sum + balance.quarantined, 0)
  if (forms.length === 0) return null
  return [
    `Разобрано ${numbered(forms.length, 'file')}, прочитано ${numbered(rows, 'row')}.`,
    aside === 0
      ? ''
      : `В карантин ${agreed(aside, 'отложена', 'отложено')} ${numbered(aside, 'row')}: значения в них не удалось принять.`,
    refused === 0 ? '' : `${agreed(refused, 'Отклонён', 'Отклонено')} ${spelled(refused, 'file')}.`,
    lost === 0 ? '' : `Не удалось отнести к учреждениям ${spelled(lost, 'file')}.`,
  ]
    .filter((each) => each !== '')
    .join(' ')
}

const remarksText = ({ input, noun, scores }: NoteFacts): string | null => {
  const { remarks, withErrors } = intakeFigures(input)
  if (remarks.all === 0) return null
  const errors =
    remarks.error === 0
      ? ''
      : `, ${remarks.error === remarks.all ? 'все — об ошибках' : `из них об ошибках — ${remarks.error}`}. Ошибки содержатся в формах ${withErrors < scores.length ? spelled(withErrors, noun, 'genitive') : every(withErrors, noun, 'genitive')}`
  return `К присланным файлам сделано ${numbered(remarks.all, 'remark')}${errors}.`
}

const unknownText = ({ scores, noun }: NoteFacts): string | null => {
  const lacking = scores.filter(({ counts }) => counts.undetermined > 0)
  const count = lacking.reduce((sum, { counts }) => sum + counts.undetermined, 0)
  if (count === 0) return null
  const worst = [...lacking].sort((a, b) => (a.completeness ?? 0) - (b.completeness ?? 0)).slice(0, MOST)
  const where = count === 1 ? '' : `; эти случаи приходятся на ${spelled(lacking.length, noun, 'accusative')}`
  const least = worst.map(
    ({ name, index, upper, completeness }) =>
      `${name} (индекс ${percent(index ?? 0)}, возможный ${percent(upper ?? 0)}, полнота ${percent(completeness ?? 0)})`,
  )
  return `В ${spelled(count, 'case', 'prepositional')} данных не хватило, чтобы определить, выполнено ли требование${where}. ${scores.length === 1 ? '' : `Меньше всего данных: ${least.join('; ')}.`}`.trim()
}

const decisionsText = ({ input }: NoteFacts): string | null => {
  const review = input.decisions.filter(({ state }) => state === 'review').length
  if (review === 0) return null
  return `${agreed(review, 'Пересмотра требует', 'Пересмотра требуют')} ${spelled(review, 'decision')} куратора: показатели, на которых ${agreed(review, 'оно основано', 'они основаны')}, изменились.`
}

const unrecognised = ({ input }: NoteFacts): string | null => {
  const files = new Set(input.unknown.flatMap((each) => each.files)).size
  if (files === 0) return null
  return `В ${spelled(files, 'file', 'prepositional')} есть листы или столбцы, которые не удалось опознать; сведения из них не учтены.`
}

const clean = (facts: NoteFacts): string | null => {
  const { remarks, discrepancies } = intakeFigures(facts.input)
  const said = [
    ...(remarks.error === 0 ? ['ошибок в формах'] : []),
    ...(discrepancies.all === 0 ? ['расхождений самооценки с данными'] : []),
  ]
  return said.length === 0 ? null : `${opened(said.join(' и '))} не выявлено.`
}

/** What the figures rest on: files, remarks, what could not be told. */
export const quality = (facts: NoteFacts): Section[] =>
  facts.scores.length === 0
    ? []
    : section(
        'Качество данных',
        paragraph(
          filesText(facts),
          remarksText(facts),
          unrecognised(facts),
          unknownText(facts),
          decisionsText(facts),
          clean(facts),
        ),
      )
