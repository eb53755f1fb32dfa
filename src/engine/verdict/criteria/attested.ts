import type { Attested, Confirmation } from '../../catalogue/criterion-types'
import { citeAnswer, replyOf } from '../answers'
import { textOf } from '../acts'
import { addressed } from '../cells'
import { confirms, isTelling } from '../confirmation'
import { graded, met, undetermined, unmet } from '../judgement'
import { ANSWERS_SHEET } from '../known-names'
import type { Answer, Context, Judgement } from '../types'

const WANTED: Record<Confirmation, string> = {
  document: 'номер и дата документа',
  link: 'ссылка',
  file: 'имя файла',
  date: 'дата',
  number: 'число',
}

const HALF = 0.5

const wordOf = ({ answer }: Answer): string => (answer?.observed === true ? 'По наблюдению куратора:' : 'Ответ')

const confirmed = (criterion: Attested, answer: Answer, context: Context): Judgement => {
  if (answer.answer?.observed === true) return met(`${wordOf(answer)} «Да»`, citeAnswer(answer, 'answer'))
  const evidence = citeAnswer(answer, 'answer', 'confirmation', 'date')
  const given = textOf(answer.confirmation?.value)
  if (confirms(answer, criterion.confirmation, context.terms.periodTo))
    return met(`Ответ «Да», подтверждение: ${given || textOf(answer.date?.value)}`, evidence)
  const wanted = criterion.confirmation.map((each) => WANTED[each]).join(' или ')
  const instead = given === '' ? 'подтверждения нет' : `«${given}» ничего не подтверждает`
  return undetermined(`Ответ «Да» — не подтверждено: ${instead}, нужно — ${wanted}`, evidence)
}

/** The institution's own word, taken only with a confirmation of the right type; no table can decide it. */
export const judgeAttested = (criterion: Attested, answer: Answer | null, context: Context): Judgement => {
  if (answer === null)
    return undetermined(`На листе «${ANSWERS_SHEET}» нет строки с ответом: заполните её по форме`, citeAnswer(null))
  const [cell] = citeAnswer(answer, 'answer')
  const evidence = citeAnswer(answer, 'answer', 'comment')
  const comment = textOf(answer.comment?.value)
  switch (replyOf(answer)) {
    case 'yes':
      return confirmed(criterion, answer, context)
    case 'partly':
      return isTelling(answer.comment?.value)
        ? graded(HALF, `${wordOf(answer)} «Частично»: ${comment}`, evidence)
        : undetermined('Ответ «Частично» без комментария о том, что сделано: допишите его', evidence)
    case 'no':
      return unmet(`${wordOf(answer)} «Нет»${comment === '' ? '' : `: ${comment}`}`, evidence)
    case 'inapplicable':
      return undetermined(
        'Ответ «Неприменимо» на безусловное требование: ответьте «Да», «Частично» или «Нет»',
        evidence,
      )
    case null:
      return undetermined(
        answer.answer === null
          ? `Нет ответа (${cell === undefined ? ANSWERS_SHEET : addressed(cell)}): выберите его из списка`
          : `Ответ «${textOf(answer.answer.value)}» не из списка: выберите «Да», «Частично», «Нет» или «Неприменимо»`,
        evidence,
      )
  }
}
