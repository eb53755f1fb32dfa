import { stringify } from 'yaml'
import type { RuleTexts } from '../../src/engine/catalogue/load'

export type Loose = Record<string, unknown>

export const field = (id: string, type = 'integer', more: Loose = {}): Loose => ({
  id,
  title: `Столбец ${id}`,
  type,
  ...more,
})

const table = (id: string, columns: Loose[], more: Loose = {}): Loose => ({
  id,
  sheet: `Лист ${id}`,
  event: false,
  key: [columns[0]?.id],
  columns,
  hint: 'Заполните.',
  rows: 3,
  ...more,
})

const dictionary = () => ({
  passport: [field('inn', 'text'), field('kind', 'choice', { choices: 'Тип' })],
  tables: [
    table('people', [field('category', 'choice', { choices: 'Категория' }), field('total'), field('linked')], {
      prefilled: true,
    }),
    table('groups', [field('group', 'text'), field('pupils'), field('ready', 'yes-no'), field('seen', 'date')]),
    table('acts', [
      field('kind', 'choice', { choices: 'Вид документа' }),
      field('number', 'text'),
      field('date', 'date'),
      field('position', 'text'),
      field('publishedOn', 'date'),
    ]),
    table(
      'lessons',
      [
        field('date', 'date'),
        field('group', 'text'),
        field('test', 'date'),
        field('minutes'),
        field('starts', 'time'),
        field('ends', 'time'),
      ],
      {
        event: true,
      },
    ),
    table('incidents', [
      field('date', 'date'),
      field('who', 'text'),
      field('measure', 'choice', { choices: 'Мера' }),
      field('applied', 'date'),
      field('until', 'date'),
    ]),
    table('attendance', [
      field('date', 'date'),
      field('group', 'text'),
      field('listed'),
      field('present'),
      field('ill'),
    ]),
  ],
  choices: {
    Тип: ['общеобразовательное'],
    Категория: ['Педагоги', 'Родители'],
    'Вид документа': ['Приказ', 'Справка'],
    Мера: ['Напоминание', 'Блокировка'],
    Устройство: ['Ноутбук', 'Телефон'],
  },
  checks: [
    { table: 'people', id: 'linked', left: ['linked'], relation: 'at-most', right: ['total'], message: 'Не больше' },
  ],
})

export const ratio = (more: Loose = {}): Loose => ({
  kind: 'ratio',
  table: 'people',
  where: [{ column: 'category', in: ['Педагоги'] }],
  part: 'linked',
  whole: 'total',
  target: 1,
  counted: 'педагогов',
  done: 'Связано',
  ...more,
})

export const requirement = (id: string, more: Loose = {}): Loose => ({
  id,
  clause: '1.1',
  role: 'teacher',
  theme: 'linking',
  statement: 'Педагоги связаны с {journal}.',
  obligation: 'mandatory',
  criterion: ratio(),
  remedy: 'Свяжите.',
  ...more,
})

const catalogue = () => ({
  id: 'tiny',
  title: 'Положение',
  edition: '1',
  effectiveFrom: '2025-09-01',
  kinds: ['school'],
  terms: { journal: 'журналом' } as Record<string, string>,
  roles: [{ id: 'teacher', title: 'Педагог', category: 'Педагоги' }],
  sections: [{ id: '1', title: 'Раздел' }],
  requirements: [requirement('a')],
  notes: [],
})

export type Parts = {
  dictionary: ReturnType<typeof dictionary>
  themes: Loose[]
  norm: Loose
  catalogue: ReturnType<typeof catalogue>
}

/** The smallest rules that load, as file texts; `change` spoils or extends them first. */
export const tinyTexts = (change: (parts: Parts) => void = () => undefined): RuleTexts => {
  const parts: Parts = {
    dictionary: dictionary(),
    themes: [{ id: 'linking', title: 'Связь', consequence: 'plain' }],
    norm: {
      id: 'norm',
      source: 'Источник',
      checkNeeded: true,
      limits: [{ device: 'Ноутбук', classes: [1, 4], minutes: 20 }],
      forbidden: ['Телефон'],
    },
    catalogue: catalogue(),
  }
  change(parts)
  return {
    evidence: stringify(parts.dictionary),
    themes: stringify({
      consequences: [{ id: 'plain', title: 'Обычное', weight: 1, why: 'Для проверки.' }],
      themes: parts.themes,
    }),
    screenTime: stringify(parts.norm),
    catalogues: [stringify(parts.catalogue)],
  }
}
