import type { SheetSpec } from './types'

export const NUMBERS_OF_PASSPORT = 'Сведения об учреждении'

/** «Показатели»: one indicator a row, either of a table or of two numbers of the passport. */
export const INDICATORS_SHEET: SheetSpec = {
  key: 'indicators',
  title: 'Показатели',
  intro:
    'Что не оценивается и нарушением не бывает, но показывается: сколько человек присоединилось, что зависит от обучающихся и родителей. Считается по таблице формы или по двум числам из сведений об учреждении.',
  optional: true,
  columns: [
    {
      key: 'id',
      title: 'Код',
      width: 18,
      required: true,
      hint: 'Латинскими буквами, цифрами, точками и дефисами, например ms-i-parents. У каждого показателя свой.',
    },
    { key: 'clause', title: 'Пункт', width: 8, required: true, centred: true, hint: 'Как напечатан, например 2.4.' },
    { key: 'item', title: 'П.', width: 6, centred: true, hint: 'Номер в перечне внутри пункта.' },
    { key: 'annex', title: 'Прил.', width: 7, centred: true, hint: 'Номер приложения, если показатель из него.' },
    {
      key: 'theme',
      title: 'Тема',
      width: 26,
      hint: 'Можно оставить пустым.',
      choose: { sheet: 'themes', column: 'title' },
    },
    {
      key: 'title',
      title: 'Показатель',
      width: 36,
      required: true,
      hint: 'Коротко. Одинаковые названия в разных положениях встанут в отчёте в один столбец.',
    },
    {
      key: 'table',
      title: 'Таблица',
      width: 28,
      hint: 'Лист формы, по которому считается. Для чисел из сведений об учреждении пусто.',
      choose: { list: 'Таблицы', values: [] },
    },
    {
      key: 'where',
      title: 'Какие строки',
      width: 30,
      hint: 'Условия, как у критериев, например «Категория: Родители». Пусто — все строки.',
    },
    {
      key: 'column',
      title: 'Столбец',
      width: 22,
      hint: 'Что складывается. Пусто — считаются строки.',
      choose: { columnsOf: 'table' },
    },
    {
      key: 'other',
      title: 'Из столбца',
      width: 22,
      hint: 'От чего берётся доля. Пусто — доля не считается.',
      choose: { columnsOf: 'table' },
    },
    { key: 'done', title: 'Что сделано', width: 20, hint: 'Для таблицы, например «Присоединилось».' },
    {
      key: 'counted',
      title: 'Кого или что считаем',
      width: 30,
      required: true,
      hint: 'В родительном падеже множественного числа, например «родителей».',
    },
    {
      key: 'from',
      title: 'На начало',
      width: 30,
      hint: 'Число из сведений об учреждении на начало периода. Для таблицы пусто.',
      choose: { list: NUMBERS_OF_PASSPORT, values: [] },
    },
    {
      key: 'to',
      title: 'На конец',
      width: 30,
      hint: 'То же число на конец периода. Для таблицы пусто.',
      choose: { list: NUMBERS_OF_PASSPORT, values: [] },
    },
  ],
}
