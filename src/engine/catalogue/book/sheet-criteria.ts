import { TERM_CHOICES } from './criterion-terms'
import type { SheetSpec } from './types'
import { CRITERION_WORDS } from './words'

/** «Критерии»: one criterion a row; those inside another name it in «Внутри №». */
export const CRITERIA_SHEET: SheetSpec = {
  key: 'criteria',
  title: 'Критерии',
  intro:
    'По чему программа решает, выполнено ли требование. Какие столбцы нужны каждому виду критерия, сказано на листе «Как заполнять»; ненужные становятся серыми.',
  columns: [
    {
      key: 'requirement',
      title: 'Требование',
      width: 14,
      required: true,
      hint: 'Код с листа «Требования».',
      choose: { sheet: 'requirements', column: 'id' },
    },
    {
      key: 'number',
      title: '№',
      width: 5,
      centred: true,
      hint: 'Номер критерия внутри требования: 1, 2, 3… Если критерий один, 1 или пусто.',
    },
    {
      key: 'inside',
      title: 'Внутри №',
      width: 8,
      centred: true,
      hint: 'Номер строки «любой из» или «все вместе», частью которой он служит.',
    },
    {
      key: 'kind',
      title: 'Вид критерия',
      width: 20,
      required: true,
      hint: 'Выберите из списка.',
      choose: { list: 'Виды критериев', values: Object.values(CRITERION_WORDS) },
    },
    {
      key: 'table',
      title: 'Таблица',
      width: 24,
      hint: 'Лист формы, по которому решается.',
      choose: { list: 'Таблицы', values: [] },
    },
    {
      key: 'where',
      title: 'Какие строки',
      width: 36,
      hint: 'Условия через точку с запятой, например «Вид: Совещание; Тема упоминает: онлайн».',
    },
    {
      key: 'holds',
      title: 'Что должно быть',
      width: 36,
      hint: 'Условия через точку с запятой, например «На платформе = Да».',
    },
    { key: 'column', title: 'Столбец', width: 22, hint: 'Столбец таблицы.', choose: { columnsOf: 'table' } },
    {
      key: 'other',
      title: 'С чем сравнить',
      width: 22,
      hint: 'Столбец той же таблицы.',
      choose: { columnsOf: 'table' },
    },
    { key: 'norm', title: 'Норма', width: 9, centred: true, hint: 'Число или доля: 1 или 100 %.' },
    { key: 'list', title: 'Документы, значения', width: 34, hint: 'Через точку с запятой или запятую.' },
    {
      key: 'terms',
      title: 'Условия',
      width: 20,
      hint: 'Для документа и «ни одной строки» — из списка; для сайта — «до 1 мая»; для часов — «07:30–20:30».',
      choose: { list: 'Условия', values: TERM_CHOICES },
      free: true,
    },
    {
      key: 'byTable',
      title: 'Другая таблица',
      width: 24,
      hint: 'Если критерий смотрит и в другую таблицу.',
      choose: { list: 'Таблицы', values: [] },
    },
    {
      key: 'byColumn',
      title: 'Столбец другой таблицы',
      width: 20,
      hint: 'Столбец другой таблицы.',
      choose: { columnsOf: 'byTable' },
    },
    { key: 'by', title: 'По столбцам', width: 22, hint: 'Столбцы таблицы через запятую.' },
    { key: 'what', title: 'О чём речь', width: 34, hint: 'Эти слова войдут в объяснение результата.' },
    { key: 'done', title: 'Что сделано', width: 20, hint: 'Для доли, например «Подключено».' },
  ],
}
