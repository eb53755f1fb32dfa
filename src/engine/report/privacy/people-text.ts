/** What stands in place of what is not shown. */
export const HIDDEN = '[скрыто]'

const NAME = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?'
const PATRONYMIC = '[А-ЯЁ][а-яё]+(?:вич(?:а|у|ем|е)?|(?:ов|ев|ич)н(?:а|ы|е|у|ой))'
const INITIALS = '[А-ЯЁ]\\.\\s?[А-ЯЁ]\\.'
/** «имени А. С. Пушкина» names an institution. */
const NOT_NAMED_AFTER = '(?<!(?:им\\.|имени|памяти)\\s?)(?<![А-Яа-яЁё])'

const PEOPLE = [
  `${NOT_NAMED_AFTER}${NAME}\\s+${NAME}\\s+${PATRONYMIC}(?![а-яё])`,
  `${NOT_NAMED_AFTER}${NAME}\\s+${PATRONYMIC}(?:\\s+${NAME})?(?![а-яё])`,
  `${NOT_NAMED_AFTER}${NAME}\\s+${INITIALS}`,
  `${NOT_NAMED_AFTER}${INITIALS}\\s?${NAME}`,
]
const EMAIL = '[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+'
/** Not a part of a number with a point, nor of a sum in hexadecimal figures. */
const PHONE =
  '(?<![\\dA-Za-z]|\\d[.,])(?:\\+7|8)[\\s(-]*\\d{3,5}[\\s)-]*\\d{1,3}[\\s-]?\\d{2}[\\s-]?\\d{2}(?![\\dA-Za-z])'

const CONTACT = new RegExp([...PEOPLE, EMAIL, PHONE].join('|'), 'gu')
/** Cheap: most texts have nothing that could be a person's. */
const MAYBE = /[А-ЯЁ]\.\s?[А-ЯЁ]\.|вич|(?:ов|ев|ич)н[аыеуо]|@|(?:\+7|8)[\s(-]*\d{3}/u

/** A text without what reads as a person's name, telephone number or e-mail address. */
export const withoutPeople = (text: string): string => (MAYBE.test(text) ? text.replace(CONTACT, HIDDEN) : text)
