import { CRITERIA_SHEET } from './sheet-criteria'
import { INDICATORS_SHEET } from './sheet-indicators'
import { REQUIREMENTS_SHEET } from './sheet-requirements'
import type { BookColumn, SheetKey, SheetSpec } from './types'

/** Fields of «Положение», in order. */
export const REGULATION_FIELDS = {
  id: {
    label: 'Код',
    hint: 'Латинскими буквами, цифрами и дефисами, например my-school. Если перечень с таким кодом уже есть, он останется, а этот станет его новой редакцией.',
  },
  title: { label: 'Наименование', hint: 'Как называется положение.' },
  shortTitle: { label: 'Короткое название', hint: 'Не длиннее 23 знаков: для листов отчёта. Можно оставить пустым.' },
  edition: { label: 'Редакция', hint: 'Чем эта редакция отличается от других, например «с 01.09.2026».' },
  effectiveFrom: { label: 'Действует с', hint: 'Дата, например 01.09.2026.' },
  kinds: { label: 'Типы учреждений', hint: 'Выберите из списка; несколько типов пишутся через запятую.' },
  follows: { label: 'Заменяет редакцию', hint: 'Код предыдущей редакции. Для изменённого перечня заполняется само.' },
} as const

export type RegulationField = keyof typeof REGULATION_FIELDS

const REGULATION: SheetSpec = {
  key: 'regulation',
  title: 'Положение',
  intro:
    'Общие сведения. Ниже — слова в фигурных скобках: замените значение, и оно изменится в формах и в тексте требований.',
  columns: [
    { key: 'field', title: 'Что указать', width: 30, hint: '', required: true },
    { key: 'value', title: 'Значение', width: 62, hint: '' },
    { key: 'about', title: 'Пояснение', width: 62, hint: '', readOnly: true },
  ],
}

const ROLES: SheetSpec = {
  key: 'roles',
  title: 'Роли',
  intro:
    'Кто несёт обязанности. Категория — строка листа «Участники» формы: если там «Всего» 0, требования к этой роли не применяются.',
  columns: [
    { key: 'id', title: 'Код', width: 20, required: true, hint: 'Латинскими буквами, без пробелов, например teacher.' },
    { key: 'title', title: 'Роль', width: 52, required: true, hint: 'Как роль называется в положении.' },
    {
      key: 'category',
      title: 'Категория участников',
      width: 32,
      hint: 'Можно оставить пустым.',
      choose: { list: 'Категории участников', values: [] },
    },
  ],
}

const THEMES: SheetSpec = {
  key: 'themes',
  title: 'Темы',
  intro:
    'Одна и та же обязанность в разных положениях — одна тема. Готовые темы не меняйте; свои добавляйте внизу. Вес требования берётся из последствий его темы.',
  optional: true,
  columns: [
    {
      key: 'id',
      title: 'Код',
      width: 26,
      required: true,
      hint: 'Латинскими буквами, без пробелов, например quiet-hours.',
    },
    { key: 'title', title: 'Тема', width: 46, required: true, hint: 'Короткое название обязанности.' },
    {
      key: 'consequence',
      title: 'Последствия',
      width: 40,
      required: true,
      hint: 'К чему ведёт нарушение: выберите из списка.',
      choose: { sheet: 'consequences', column: 'title' },
    },
    {
      key: 'weight',
      title: 'Вес',
      width: 8,
      hint: '',
      centred: true,
      lookup: { of: 'consequence', sheet: 'consequences', match: 'title', give: 'weight' },
    },
  ],
}

const CONSEQUENCES: SheetSpec = {
  key: 'consequences',
  title: 'Последствия',
  intro: 'К чему ведёт нарушение и сколько оно весит. Этот лист только для чтения: он один для всех положений.',
  readOnly: true,
  optional: true,
  columns: [
    { key: 'title', title: 'Последствия', width: 40, hint: '' },
    { key: 'weight', title: 'Вес', width: 8, hint: '', centred: true },
    { key: 'why', title: 'Почему', width: 90, hint: '' },
  ],
}

const SECTIONS: SheetSpec = {
  key: 'sections',
  title: 'Разделы',
  intro: 'Разделы положения. Код раздела — первое число его пунктов («2» для пункта 2.4); для приложения — «прил. 1».',
  columns: [
    { key: 'id', title: 'Код', width: 14, required: true, hint: 'Например 2 или прил. 1.' },
    { key: 'title', title: 'Название раздела', width: 90, required: true, hint: 'Как в положении.' },
  ],
}

const NOTES: SheetSpec = {
  key: 'notes',
  title: 'Примечания',
  intro: 'Неясности и ошибки в тексте положения и то, как они прочитаны.',
  optional: true,
  columns: [
    {
      key: 'clause',
      title: 'Пункт',
      width: 10,
      centred: true,
      hint: 'Если примечание ко всему тексту, оставьте пустым.',
    },
    { key: 'text', title: 'Примечание', width: 110, required: true, hint: 'Что неясно и как это понято.' },
  ],
}

const EVIDENCE: SheetSpec = {
  key: 'evidence',
  title: 'Справочник показателей',
  intro: 'Таблицы форм и их столбцы: на них ссылаются критерии. Этот лист только для чтения.',
  readOnly: true,
  optional: true,
  columns: [
    { key: 'table', title: 'Таблица', width: 30, hint: '' },
    { key: 'column', title: 'Столбец', width: 34, hint: '' },
    { key: 'type', title: 'Что в нём', width: 20, hint: '' },
    { key: 'choices', title: 'Значения', width: 60, hint: '' },
    { key: 'about', title: 'Пояснение', width: 50, hint: '' },
    { key: 'tableId', title: 'Код таблицы', width: 18, hint: '' },
    { key: 'columnId', title: 'Код столбца', width: 22, hint: '' },
  ],
}

/** Every sheet that holds data, in the workbook's order. */
export const SHEETS: SheetSpec[] = [
  REGULATION,
  ROLES,
  THEMES,
  CONSEQUENCES,
  SECTIONS,
  REQUIREMENTS_SHEET,
  CRITERIA_SHEET,
  INDICATORS_SHEET,
  NOTES,
  EVIDENCE,
]

export const GUIDE_SHEET = 'Как заполнять'
export const LISTS_SHEET = 'Списки'

/** The sheet with this key. */
export const sheetSpec = (key: SheetKey): SheetSpec => {
  const found = SHEETS.find((each) => each.key === key)
  if (found === undefined) throw new RangeError(`no sheet ${key}`)
  return found
}

/** A sheet whose columns choose from these values, by the title of the list. */
export const withLists = (spec: SheetSpec, lists: Record<string, string[]>): SheetSpec => ({
  ...spec,
  columns: spec.columns.map((column): BookColumn =>
    column.choose !== undefined && 'list' in column.choose
      ? { ...column, choose: { ...column.choose, values: lists[column.choose.list] ?? column.choose.values } }
      : column,
  ),
})
