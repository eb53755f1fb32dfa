import type { SheetSpec } from './types'
import { APPLIES_WORDS, KIND_CHOICES, OBLIGATION_WORDS } from './words'

const words = (set: Record<string, string>): string[] => Object.values(set)

/** «Требования»: one requirement a row. */
export const REQUIREMENTS_SHEET: SheetSpec = {
  key: 'requirements',
  title: 'Требования',
  intro: 'Одна строка — одно проверяемое требование. Серые столбцы заполняются сами.',
  columns: [
    {
      key: 'id',
      title: 'Код',
      width: 14,
      required: true,
      hint: 'Латинскими буквами, цифрами, точками и дефисами, например ms-2.4-1. У каждого требования свой.',
    },
    { key: 'clause', title: 'Пункт', width: 8, required: true, centred: true, hint: 'Как напечатан, например 2.4.' },
    {
      key: 'item',
      title: 'П.',
      width: 6,
      centred: true,
      hint: 'Номер в перечне внутри пункта. Если перечня нет, оставьте пустым.',
    },
    { key: 'subitem', title: 'Подпункт', width: 10, centred: true, hint: 'Номер во вложенном перечне.' },
    { key: 'annex', title: 'Прил.', width: 7, centred: true, hint: 'Номер приложения, если требование из него.' },
    {
      key: 'section',
      title: 'Раздел',
      width: 10,
      centred: true,
      hint: 'Только если раздел не виден из номера пункта.',
      choose: { sheet: 'sections', column: 'id' },
      free: true,
    },
    {
      key: 'role',
      title: 'Роль',
      width: 22,
      hint: 'Кто исполняет. У справочных можно не указывать.',
      choose: { sheet: 'roles', column: 'title' },
    },
    {
      key: 'theme',
      title: 'Тема',
      width: 24,
      required: true,
      hint: 'Выберите из листа «Темы» или добавьте туда свою.',
      choose: { sheet: 'themes', column: 'title' },
    },
    {
      key: 'statement',
      title: 'Требование',
      width: 52,
      required: true,
      hint: 'Своими словами, коротко и так, чтобы можно было проверить.',
    },
    {
      key: 'obligation',
      title: 'Обязательность',
      width: 16,
      required: true,
      hint: 'Справочно — не оценивается; рекомендация — считается отдельно от индекса.',
      choose: { list: 'Обязательность', values: words(OBLIGATION_WORDS) },
    },
    {
      key: 'appliesWhen',
      title: 'Когда применяется',
      width: 18,
      hint: 'Пусто — всегда.',
      choose: { list: 'Когда применяется', values: words(APPLIES_WORDS) },
    },
    {
      key: 'kinds',
      title: 'Типы учреждений',
      width: 20,
      hint: 'Только если положение для нескольких типов, а это требование — не для всех.',
      choose: { list: 'Типы учреждений', values: KIND_CHOICES },
      free: true,
    },
    {
      key: 'criterion',
      title: 'Критерий',
      width: 16,
      hint: '',
      lookup: { of: 'id', sheet: 'criteria', match: 'requirement', give: 'kind' },
    },
    {
      key: 'themeWeight',
      title: 'Вес по теме',
      width: 8,
      centred: true,
      hint: '',
      lookup: { of: 'theme', sheet: 'themes', match: 'title', give: 'weight' },
    },
    {
      key: 'weight',
      title: 'Вес',
      width: 7,
      centred: true,
      hint: 'Только если он отличается от веса темы. Больше нуля.',
    },
    {
      key: 'critical',
      title: 'Критическое: почему',
      width: 28,
      hint: 'Почему без этого требования уровень не может быть высоким. Не больше пяти требований; у остальных пусто.',
    },
    {
      key: 'unit',
      title: 'Единица',
      width: 14,
      hint: 'Код первого из требований об одном и том же: они считаются один раз. У одиночных пусто.',
    },
    { key: 'remedy', title: 'Что исправить', width: 44, hint: 'Что сделать учреждению, если требование не выполнено.' },
  ],
}
