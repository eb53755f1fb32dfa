import { openWriter } from '../../../src/engine/cases/issuing/writer'
import { assessInstitution } from '../../../src/engine/cases/judging/score-audit'
import type { EngineContext } from '../../../src/engine/engine-context'
import type { Fact, Remark } from '../../../src/engine/intake/types'
import { openStore } from '../../../src/engine/store/open-store'
import type { Audit, Institution } from '../../../src/engine/store/types'
import { rulesOfProgram } from '../../catalogue/program-rules'
import { newAudit, newSubmission, remark } from '../../store/samples'

const AT = '2026-02-03T10:00:00.000Z'

/** Names of people and ways to reach them, none of which may be told. */
export const PEOPLE = ['Примеров', 'Тетрадкин', 'Указкин', 'Глобусов', '123-45-67', 'primer@', 'У-77']

/** What would tell an institution, by institution. */
export const TELLING = [1, 2, 3].map((number) => [
  `Средняя школа № ${100 + number}`,
  `СОШ № ${100 + number}`,
  `«Ласточка-${number}»`,
  `590000000${number}`,
  `lastochka${number}`,
  `от-ласточки-${number}`,
])

const at = (table: string, row: string, column: string, value: Fact['value'], sheet: string, cell: string): Fact => ({
  ...{ table, row, column, value, sheet, cell },
})

const factsOf = (number: number): Fact[] => [
  at(
    'passport',
    '',
    'fullName',
    `Муниципальное учреждение «Ласточка-${number}», СОШ № ${100 + number}`,
    'Учреждение',
    'B3',
  ),
  at('passport', '', 'shortName', `МБОУ «Средняя школа № ${100 + number}»`, 'Учреждение', 'B4'),
  at('passport', '', 'site', `https://lastochka${number}.example`, 'Учреждение', 'B9'),
  at('passport', '', 'head', 'Примеров Пётр Петрович', 'Учреждение', 'B10'),
  at('passport', '', 'phone', '+7 (000) 123-45-67', 'Учреждение', 'B12'),
  at('passport', '', 'email', `primer@lastochka${number}.example`, 'Учреждение', 'B13'),
  at('acts', '7', 'kind', 'Приказ о назначении администратора', 'Документы', 'A7'),
  at('acts', '7', 'number', 'б/н, подписал Примеров', 'Документы', 'B7'),
  at('acts', '7', 'responsible', 'Тетрадкина Т. И.', 'Документы', 'D7'),
  at('acts', '7', 'link', `https://lastochka${number}.example/prikaz.pdf`, 'Документы', 'H7'),
  at('answers', 'ps-2.2-a', 'answer', 'Частично', 'Требования', 'E6'),
  at(
    'answers',
    'ps-2.2-a',
    'comment',
    `В СОШ № ${100 + number} делает Тетрадкина, тел. 8 000 123-45-67`,
    'Требования',
    'H6',
  ),
  at('answers', 'ps-2.4-3', 'answer', 'Да', 'Требования', 'E8'),
  at('answers', 'ps-2.4-3', 'confirmation', `https://lastochka${number}.example/p`, 'Требования', 'F8'),
  at('chats', '7', 'administrator', 'Указкина Ульяна Викторовна', 'Чаты', 'D7'),
  at('chats', '7', 'name', `Чат «Ласточка-${number}»`, 'Чаты', 'A7'),
  at('moderation', '7', 'participant', 'У-77', 'Нарушения и инциденты', 'C7'),
]

const remarksOf = (number: number): Remark[] => [
  remark({
    sheet: 'Учреждение',
    cell: 'B12',
    value: '123-45-67',
    message: 'Телефон «123-45-67» записан не полностью.',
  }),
  remark({ sheet: 'Документы', cell: 'D9', value: 'Глобусов', message: 'В ячейке «Глобусов», нужна должность.' }),
  remark({
    sheet: `Ласточка-${number} за год`,
    cell: null,
    value: null,
    message: `Лист «Ласточка-${number} за год» не из формы.`,
  }),
  remark({
    ...{ code: 'unknown-sheet', sheet: 'Дела Указкиной', cell: null, value: null },
    message: 'Лист «Дела Указкиной» не из формы.',
  }),
  remark({
    sheet: 'Чаты',
    cell: 'A7',
    value: `Чат «Ласточка-${number}»`,
    message: `Так же назван чат в файле от-ласточки-${number}.xlsx.`,
  }),
]

export type Planted = { context: EngineContext; audit: Audit }

/**
 * Three schools under the program's own rules; people and what tells the schools stand in every kind of text. The third
 * also has the curator's decision and an observation.
 */
export const plantedAudit = async (): Promise<Planted> => {
  const store = await openStore(null)
  const rules = rulesOfProgram()
  const audit = store.createAudit(newAudit(), rules)
  const context: EngineContext = {
    store,
    saver: { maybeSave: () => Promise.resolve(), save: () => Promise.resolve(true) },
    rules: () => Promise.resolve(rules),
    version: '0.0.0',
    now: () => new Date(AT),
    threads: 1,
    threadFile: new URL('file:///none'),
    readers: null,
    writer: openWriter(null),
  }
  const batch = store.beginBatch(audit.id, AT)
  for (const number of [1, 2, 3]) {
    const id = store.expect(
      audit.id,
      {
        ...{ inn: `590000000${number}`, kind: 'school', subdivision: null, municipality: 'Ласточкинский район' },
        ...{
          name: `МБОУ «Средняя школа № ${100 + number}»`,
          fullName: `МБОУ «Ласточка-${number}», СОШ № ${100 + number}`,
        },
      },
      'perm-school',
    )
    const path = `папка/от-ласточки-${number}.xlsx`
    const submission = store.addSubmission(
      audit.id,
      newSubmission(batch, {
        ...{ institution: id, path, remarks: remarksOf(number), catalogue: 'perm-school' },
        sha256: String(number).repeat(64),
        tables: [
          { table: 'acts', sheet: 'Документы', columns: { kind: 'A', number: 'B', responsible: 'D' }, state: 'filled' },
          { table: 'chats', sheet: 'Чаты', columns: { name: 'A', administrator: 'D' }, state: 'filled' },
        ],
        keyed: [{ table: 'passport', sheet: 'Учреждение', cells: { head: 'B10', phone: 'B12', email: 'B13' } }],
      }),
      AT,
    )
    store.applyFacts(audit.id, { submission, batch, institution: id, insert: factsOf(number), supersede: [] })
    if (number === 3)
      store.setOverride(audit.id, id, {
        ...{ requirement: 'ps-2.4-4', outcome: 'met', value: 1, date: '2026-02-03' },
        reason: 'Был на месте: у Указкиной в «Ласточке-3» всё есть, звонил 8 (000) 123-45-67.',
      })
    const held = store.institutions(audit.id).find((each): each is Institution => each.id === id)
    if (held !== undefined) assessInstitution(context, audit, rules, held)
  }
  store.addSubmission(
    audit.id,
    newSubmission(batch, {
      ...{ institution: null, status: 'unassigned', path: 'от-ласточки-1 (копия).xlsx', sha256: 'c'.repeat(64) },
      remarks: [remark({ value: 'Тетрадкина Т. И.', message: 'Похоже на «МБОУ «Средняя школа № 101»».' })],
    }),
    AT,
  )
  return { context, audit }
}
