import { russianDay } from '../../base/calendar'
import { numbered, opened } from '../../base/declension'
import { auditNamed } from '../note/words'
import { paragraph, section, sentences } from '../word/blocks'
import type { DocumentPlan } from '../word/types'
import { YOURS } from './kinds'
import type { Reminder } from './types'

const state = ({ state: is, kind, date }: Reminder): string =>
  is === 'rework'
    ? `Форма ${YOURS[kind].whose} возвращена на доработку. На ${russianDay(date)} исправленная форма не поступила.`
    : `На ${russianDay(date)} ${YOURS[kind].who} заполненную форму не ${YOURS[kind].gone}.`

const term = ({ dueDate, extendedTo, daysOverdue, state: is }: Reminder): string | null => {
  const last = extendedTo ?? (is === 'rework' ? null : dueDate)
  if (last === null) return null
  const said =
    extendedTo === null
      ? `Срок представления — ${russianDay(last)}`
      : dueDate === null || dueDate === extendedTo
        ? `Срок представления продлён до ${russianDay(last)}`
        : `Срок представления (${russianDay(dueDate)}) продлён до ${russianDay(last)}`
  return daysOverdue > 0 ? `${said}; просрочка — ${numbered(daysOverdue, 'day')}.` : `${said}.`
}

const STEPS = [
  'Заполните форму, которую вам направил куратор: листы «Учреждение» и «Требования» и листы с таблицами. Названия листов и заголовки таблиц не меняйте.',
  'На листах событий отметьте «были» или «не было»: пустой лист без отметки считается отсутствием данных.',
  'Проверьте лист «Контроль заполнения»: на нём не должно остаться незаполненных полей и несошедшихся контрольных соотношений.',
  'Сохраните форму в формате Excel (.xlsx) или OpenDocument (.ods) и отправьте её куратору мониторинга в ответ на письмо, с которым она пришла. Копии документов, на которые ссылается форма, приложите к ней.',
]

/** A reminder to send the form: what is owed, by when, what to send and how. */
export const planReminder = (reminder: Reminder): DocumentPlan => {
  const { institution, audit, date, footer, regulation } = reminder
  const held = regulation === '' ? '' : ` Исполнение обязанностей оценивается по документу ${regulation}.`
  return {
    ...{ name: `Напоминание — ${institution}`, date, footer },
    addressee: ['Руководителю', institution],
    title: ['О представлении сведений для мониторинга исполнения положения о «Сферум»'],
    sections: section(null, [
      ...paragraph(
        `${opened(auditNamed(audit.name))} охватывает период с ${russianDay(audit.periodFrom)} по ${russianDay(audit.periodTo)}.${held}`,
      ),
      ...paragraph(state(reminder), term(reminder)),
      ...paragraph('Просим представить сведения. Для этого:'),
      ...sentences(STEPS, true),
      ...paragraph(
        'Если форма уже отправлена, сообщите куратору, когда и с какого адреса. Если представить сведения в срок нельзя, сообщите причину и день, к которому они будут готовы.',
      ),
    ]),
    closing: [russianDay(date), 'Куратор мониторинга: ______________________'],
  }
}
