import { normalised } from '../base/russian'
import type { Check } from '../catalogue/evidence-types'
import type { SentForm, SentValue } from './types'

type Contact = { key: string; check: Pick<Check, 'message'>; stated: SentValue }

/** The last ten digits; null for fewer, and for one digit repeated, which stands for «none». */
const phoneKey = (text: string): string | null => {
  const digits = text.replace(/\D/g, '').slice(-10)
  return digits.length < 10 || /^(\d)\1+$/.test(digits) ? null : digits
}

const emailKey = (text: string): string | null => (/^\S+@\S+$/.test(text.trim()) ? normalised(text) : null)

const CONTACTS = [
  { field: 'phone', key: phoneKey, message: '«Телефон» у каждого учреждения свой' },
  { field: 'email', key: emailKey, message: '«Электронная почта» у каждого учреждения своя' },
]

/** Passport fields that comparing forms reads besides the figures of its checks. */
export const CONTACT_FIELDS = CONTACTS.map(({ field }) => field)

/** Telephone and address of a form as compared; what names nobody is left out. */
export const contactsOf = ({ passport }: SentForm): Contact[] =>
  CONTACTS.flatMap(({ field, key: keyOf, message }) => {
    const stated = passport[field]
    const key = stated === undefined ? null : keyOf(String(stated.value))
    return stated === undefined || key === null ? [] : [{ key: `${field}\n${key}`, check: { message }, stated }]
  })
