import { russianDay } from '../../base/calendar'
import { agreed, spelled } from '../../base/declension'
import { paragraph, section, sentences, withNumbers } from '../word/blocks'
import type { Block, DocumentPlan } from '../word/types'
import { auditNamed } from '../note/words'
import type { Letter, LetterLine } from './types'

const termOf = (lines: LetterLine[]): string | null => lines[0]?.term ?? null

const demand = ({ clause, statement, critical }: LetterLine): string =>
  `${clause}${critical ? ' (критическое)' : ''}\n${statement}`

const withDot = (text: string): string => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`)

const table = (lines: LetterLine[], id: string, caption: string, third: string): Block => ({
  ...{ kind: 'table', id, caption },
  header: ['№', 'Пункт и требование', 'Результат и причина', 'Ячейки присланной формы', third],
  rows: lines.map((line, at) => [
    String(at + 1),
    demand(line),
    `${line.outcome}\n${withDot(line.reason)}`,
    line.cells === '' ? '–' : line.cells,
    [line.remedy, line.term === null ? '' : `Срок — ${russianDay(line.term)}.`]
      .filter((each) => each !== '')
      .join('\n'),
  ]),
  ...{ widths: [6, 25, 26, 21, 22], numeric: [0] },
})

const breaches = ({ breaches: lines }: Letter) => {
  if (lines.length === 0) return []
  const term = termOf(lines)
  const which =
    lines.length === 1
      ? 'Нарушено одно требование. Причина, ячейки, на которых основан вывод, и то, что следует сделать,'
      : `Полностью или частично ${agreed(lines.length, 'нарушено', 'нарушены')} ${spelled(lines.length, 'requirement')}. Причины, ячейки, на которых основаны выводы, и то, что следует сделать,`
  return section('Что нужно исправить', [
    ...paragraph(
      `${which} указаны в таблице {table:breaches}.`,
      term === null ? null : `Предлагаемый срок исправления — ${russianDay(term)}.`,
    ),
    table(lines, 'breaches', 'Нарушения и меры', 'Что сделать'),
  ])
}

const missing = ({ missing: lines, errors }: Letter) => {
  const term = termOf(lines)
  const count = spelled(lines.length, 'requirement', 'dative')
  return section(lines.length === 0 ? 'Ошибки в форме' : 'Каких данных не хватает', [
    ...(lines.length === 0
      ? []
      : [
          ...paragraph(
            `По ${count} результат не определён: чего не хватает, указано в таблице {table:missing}. Пока данных нет, ${
              lines.length === 1
                ? 'это требование не считается выполненным'
                : 'эти требования не считаются выполненными'
            }.`,
            term === null ? null : `Предлагаемый срок представления данных — ${russianDay(term)}.`,
          ),
          table(lines, 'missing', 'Недостающие данные', 'Что сделать'),
        ]),
    ...(errors.length === 0
      ? []
      : [...paragraph('В присланной форме есть ошибки, которые нужно исправить:'), ...sentences(errors)]),
  ])
}

const advice = ({ advice: lines }: Letter) =>
  section('Рекомендации положения', [
    ...(lines.length === 0
      ? []
      : [
          ...paragraph('Эти рекомендации положения в индекс не входят и нарушениями не считаются.'),
          ...sentences(
            lines.map(({ clause, statement, remedy }) => withDot(`${clause}: ${withDot(statement)} ${remedy}`.trim())),
          ),
        ]),
  ])

const closing = ({ breaches: broken, missing: lacking, errors, date }: Letter): string[] => [
  ...(broken.length + lacking.length + errors.length === 0
    ? ['Исправлять и дополнять ничего не требуется.']
    : ['Исправленную и дополненную форму направьте куратору мониторинга тем же путём, каким отправляли её раньше.']),
  `${russianDay(date)}`,
  'Куратор мониторинга: ______________________',
]

/** The letter as a document: what is well, what to mend, what is missing. Sections with nothing in them are left out. */
export const planLetter = (letter: Letter): DocumentPlan => {
  const { institution, audit, date, footer, result, well, discrepancies } = letter
  return withNumbers({
    ...{ name: `Результаты мониторинга — ${institution}`, date, footer },
    addressee: ['Руководителю', institution],
    title: [
      'О результатах мониторинга исполнения положения о «Сферум»',
      `(${auditNamed(audit.name)}, ${russianDay(audit.periodFrom)} – ${russianDay(audit.periodTo)})`,
    ],
    sections: [
      ...section(
        null,
        result.flatMap((each) => paragraph(each)),
      ),
      ...section('Что исполняется хорошо', paragraph(...well)),
      ...breaches(letter),
      ...missing(letter),
      ...section(
        'Расхождения самооценки и данных',
        discrepancies.length === 0
          ? []
          : paragraph(...discrepancies, 'При расхождении результат определяется по данным.'),
      ),
      ...advice(letter),
    ],
    closing: closing(letter),
  })
}
