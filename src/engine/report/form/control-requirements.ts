import { lineOf, type ControlLine } from './control-line'
import { cellRef, downMask, empty, filled, refOf, says } from './formulas'
import { isOptional, type FormLayout } from './layout'
import { ANSWERS } from '../../base/choice-lists'
import { FIELD, NO_REMOTE, SHEET } from './titles'

/** Lines about «Требования»: answers, confirmations, comments. */
export const requirementLines = ({ asked, passport }: FormLayout): ControlLine[] => {
  const [first, last] = [asked[0], asked.at(-1)]
  if (first === undefined || last === undefined) return []
  const sheet = SHEET.requirements
  const column = (letter: string): string =>
    refOf({ sheet, from: letter, to: letter, firstRow: first.row, lastRow: last.row })
  const [answer, proof, day, comment] = [column('E'), column('F'), column('G'), column('H')]
  const optional = asked.map((line) => isOptional(line.asked))
  const attested = asked.map((line) => line.asked.confirmation !== null)
  const byDate = asked.map((line) => line.asked.confirmation?.includes('date') === true)
  const remote = passport.find(({ field }) => field.id === FIELD.remote)
  const held = remote === undefined ? '' : `*(1-${says(cellRef(SHEET.passport, `B${remote.row}`), NO_REMOTE)})`
  const inapplicable = says(answer, 'Неприменимо')
  const known = ANSWERS.map((word) => says(answer, word)).join('-')
  return [
    lineOf(sheet, 'На каждое требование дан ответ', empty(answer), answer, 'Выберите ответ из списка', {
      count: asked.length,
      row: first.row,
      column: 5,
    }),
    lineOf(sheet, 'Ответы выбраны из списка', `1-${empty(answer)}-${known}`, answer, `Выберите: ${ANSWERS.join(', ')}`),
    ...(optional.includes(false)
      ? [
          lineOf(
            sheet,
            '«Неприменимо» — только у условных требований и рекомендаций',
            `${inapplicable}*${downMask(optional.map((each) => !each))}${held}`,
            answer,
            'Ответьте «Да», «Частично» или «Нет»',
          ),
        ]
      : []),
    ...(attested.includes(true)
      ? [
          lineOf(
            sheet,
            'У ответа «Да» есть подтверждение',
            `${says(answer, 'Да')}*${downMask(attested)}*(${filled(proof)}+${downMask(byDate)}*${filled(day)}=0)`,
            proof,
            'Укажите подтверждение или смените ответ',
          ),
        ]
      : []),
    lineOf(
      sheet,
      'У «Частично» и «Неприменимо» есть комментарий',
      `(${says(answer, 'Частично')}+${inapplicable}*${downMask(optional)})*${empty(comment)}`,
      comment,
      'Напишите, что сделано или почему не нужно',
    ),
  ]
}
