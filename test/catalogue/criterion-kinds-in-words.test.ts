import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { criterionRows } from '../../src/engine/catalogue/book/criterion-rows'
import { partsOf } from '../../src/engine/catalogue/book/criterion-parts'
import { evidenceNames } from '../../src/engine/catalogue/book/names'
import { newCollector } from '../../src/engine/catalogue/book/collector'
import { readCriteria } from '../../src/engine/catalogue/book/read-criteria'
import { sheetSpec } from '../../src/engine/catalogue/book/sheets'
import type { BookCell } from '../../src/engine/catalogue/book/types'
import { CRITERION_KINDS, criterionSchema } from '../../src/engine/catalogue/criterion-schema'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import { rulesOfProgram } from './program-rules'
import { typedBook } from './typed-book'

const { dictionary } = rulesOfProgram()
const terms = { ...dictionary.terms, regionalSystem: 'АИС «ЭПОС»', messenger: 'мессенджер' }
const names = evidenceNames(dictionary, terms)

/** Every property each kind of criterion may have, as the files' schema knows them. */
const propertiesOf = (kind: string): string[] => {
  const union = (criterionSchema as unknown as z.ZodLazy<z.ZodDiscriminatedUnion<z.ZodObject[]>>).unwrap()
  const found = union.options.find(({ shape }) => shape['kind']?.safeParse(kind).success === true)
  return Object.keys(found?.shape ?? {}).filter((property) => property !== 'kind' && property !== 'of')
}

/** One of each kind with everything it can hold. */
const WHOLE: Record<Criterion['kind'], Criterion> = {
  attested: { kind: 'attested', confirmation: ['document', 'link', 'file', 'date', 'number'], why: 'Нет таблицы.' },
  document: {
    kind: 'document',
    acts: ['Приказ об утверждении положения', 'Протокол совета родителей (обучающихся)'],
    unnumbered: true,
    inPeriod: true,
    before: { table: 'periods', column: 'start' },
    where: [{ column: 'responsible', is: 'filled' }],
  },
  'published-by': { kind: 'published-by', acts: ['Иное'], by: { month: 5, day: 1 } },
  ratio: {
    kind: 'ratio',
    table: 'people',
    where: [{ column: 'category', in: ['Родители'] }],
    part: 'linked',
    whole: 'total',
    target: 0.07,
    counted: 'родителей',
    done: 'Связано',
  },
  'at-least': {
    kind: 'at-least',
    table: 'chats',
    where: [{ column: 'kind', notIn: ['Иной'] }],
    column: 'weekMessages',
    count: 10,
    counted: 'сообщений',
  },
  'every-row': {
    kind: 'every-row',
    table: 'lessons',
    where: [{ column: 'subject', mentions: ['ОБЖ, физкультура'] }],
    holds: [{ column: 'screenTime', atLeastShareOf: 'duration', share: 0.29 }],
    what: 'экран занимает часть урока',
  },
  'no-row': {
    kind: 'no-row',
    table: 'moderation',
    where: [
      { column: 'violation', in: ['Пропаганда насилия, оружия, алкоголя, табака; наркотики', 'Угрозы участникам'] },
    ],
    strict: true,
    what: 'угроза',
  },
  'within-norm': {
    kind: 'within-norm',
    norm: 'screenTime',
    table: 'lessons',
    group: 'group',
    device: 'device',
    minutes: 'screenTime',
    levels: { table: 'groups', group: 'group', level: 'level' },
  },
  'covered-by': {
    kind: 'covered-by',
    table: 'lessons',
    by: 'attendance',
    on: ['date', 'group'],
    equal: { sum: ['present', 'absent'], to: 'listed' },
    atMost: [
      { column: 'ill', of: 'absent' },
      { column: 'present', of: 'listed' },
    ],
    what: 'учёт в день занятия',
  },
  ordered: {
    kind: 'ordered',
    table: 'lessons',
    where: [{ column: 'phones', atMost: 0 }],
    first: 'testDate',
    then: 'date',
    maxDays: 0,
    what: 'проба до занятия',
  },
  'within-hours': {
    kind: 'within-hours',
    table: 'chats',
    where: [{ column: 'kind', equals: 'Родительский' }],
    first: 'earliest',
    last: 'latest',
    from: '07:30',
    to: '20:30',
    what: 'пишут в эти часы',
  },
  sequence: {
    kind: 'sequence',
    table: 'moderation',
    by: ['participant', 'chat'],
    counting: [{ column: 'violation', notIn: ['Реклама'] }],
    measure: 'measure',
    in: ['Блокировка', 'Удаление'],
    date: 'date',
    applied: 'measureDate',
    until: 'blockedUntil',
    moreThan: 3,
    maxMonths: 1,
    what: 'блокировка после нарушений',
  },
  'any-of': {
    kind: 'any-of',
    of: [
      { kind: 'all-of', of: [attestedBy('link'), attestedBy('file')] },
      { kind: 'published-by', acts: ['Памятка пользователям'] },
      { kind: 'any-of', of: [attestedBy('date'), attestedBy('number')] },
    ],
  },
  'all-of': { kind: 'all-of', of: [attestedBy('link'), attestedBy('document')] },
}

function attestedBy(confirmation: 'link' | 'file' | 'date' | 'number' | 'document'): Criterion {
  return { kind: 'attested', confirmation: [confirmation], why: 'Видно только на месте.' }
}

const readBack = (criterion: Criterion) => {
  const spec = sheetSpec('criteria')
  const rows = criterionRows('r', criterion, names).map((row) =>
    spec.columns.map(({ key }) => (row as unknown as Record<string, BookCell | undefined>)[key] ?? null),
  )
  const collector = newCollector()
  const found = readCriteria(typedBook({ sheets: [{ ...spec, rows }] }), ['r'], { names, dictionary, terms }, collector)
  return { mistakes: collector.mistakes(), criterion: found.get('r')?.criterion }
}

describe.each(CRITERION_KINDS)('%s', (kind) => {
  it('has a cell for everything it may hold', () => {
    expect(
      partsOf(kind)
        .flatMap(({ properties }) => properties)
        .sort(),
    ).toEqual(propertiesOf(kind).sort())
  })

  it('reads back with all of it', () => {
    const given = Object.keys(WHOLE[kind]).filter((property) => property !== 'kind' && property !== 'of')
    expect(given.sort()).toEqual(propertiesOf(kind).sort())
    expect(readBack(WHOLE[kind])).toEqual({ mistakes: [], criterion: WHOLE[kind] })
  })
})
