import type { Attested, Confirmation } from '../../../src/engine/catalogue/criterion-types'
import { answer, type Example } from '../build'

const by = (...confirmation: Confirmation[]): Attested => ({
  kind: 'attested',
  confirmation,
  why: 'на сайте платформы',
})
const met = (id: string, criterion: Attested, said: ReturnType<typeof answer>): Example => ({
  id: `attested-met-${id}`,
  criterion,
  answer: said,
  outcome: 'met',
  value: 1,
})
const open = (id: string, criterion: Attested, said: ReturnType<typeof answer>, reason?: RegExp): Example => ({
  id: `attested-undetermined-${id}`,
  criterion,
  answer: said,
  outcome: 'undetermined',
  value: null,
  reason: reason ?? /не подтверждено/,
})
const yes = (confirmation?: string | number, date?: string) =>
  answer('Да', { ...(confirmation === undefined ? {} : { confirmation }), ...(date === undefined ? {} : { date }) })

export const examples: Example[] = [
  met('document-in-one-cell', by('document'), yes('Приказ № 12 от 01.09.2025')),
  met('document-spelled-month', by('document'), yes('приказ 01-05/12 от 1 сентября 2025 г.')),
  met('document-number-and-date-cell', by('document'), yes('№ 12', '2025-09-01')),
  met('document-number-as-a-number', by('document'), yes(12, '2025-09-01')),
  met('link', by('link'), yes('https://school14.example.ru/sferum')),
  met('link-bare-domain', by('link'), yes('сайт школа14.рф')),
  met('file', by('file'), yes('скриншот чата 7А.png')),
  met('date-cell', by('date'), yes(undefined, '2026-02-10')),
  met('date-in-text', by('date'), yes('проведено 10.02.2026')),
  met('number', by('number'), yes(14)),
  met('number-with-unit', by('number'), yes('14 публикаций')),
  met('second-way', by('document', 'link'), yes('vk.com/school14')),
  open('nothing', by('document'), yes(), /подтверждения нет/),
  ...['есть', '-', 'приказ', 'имеется', 'да', 'Приказ от 01.09.2025', 'приказ 2025 года'].map((said) =>
    open(`document-says-${said}`, by('document'), yes(said)),
  ),
  open('document-number-without-date', by('document'), yes('№ 12')),
  open('document-impossible-date', by('document'), yes('№ 12 от 31.02.2026')),
  open('document-of-the-future', by('document'), yes('№ 12 от 01.09.2026')),
  open('link-is-a-word', by('link'), yes('на сайте')),
  open('link-is-a-file', by('link'), yes('приказ.pdf')),
  open('link-is-an-address-of-mail', by('link'), yes('school14@example.ru')),
  open('file-without-extension', by('file'), yes('скриншот')),
  open('date-missing', by('date'), yes('в феврале')),
  open('number-is-a-word', by('number'), yes('много')),
  open('number-is-zero', by('number'), yes(0)),
  {
    id: 'attested-partial-with-comment',
    criterion: by('document'),
    answer: answer('Частично', { comment: 'Подключены 5–9 классы' }),
    outcome: 'partial',
    value: 0.5,
    reason: /Подключены 5–9 классы/,
    cells: ['Требования!E12', 'Требования!H12'],
  },
  open('partly-without-comment', by('document'), answer('Частично'), /без комментария/),
  open('partly-with-a-dash', by('document'), answer('Частично', { comment: '-' }), /без комментария/),
  {
    id: 'attested-unmet-no',
    criterion: by('link'),
    answer: answer('нет'),
    outcome: 'unmet',
    value: 0,
    reason: 'Ответ «Нет»',
  },
  open('blank', by('link'), answer(null), /Нет ответа \(«Требования», E12\)/),
  open('inapplicable-to-a-mandatory-one', by('link'), answer('Неприменимо'), /безусловное/),
  open('another-word', by('link'), answer('наверное'), /не из списка/),
  {
    id: 'attested-undetermined-no-line',
    criterion: by('link'),
    outcome: 'undetermined',
    value: null,
    cells: ['Требования!'],
  },
]
