import { looking, type Looking } from '../../src/engine/cases/looking/looking'
import type { Audit } from '../../src/engine/store/types'
import { send, tinyEngine, type Form, type Tiny } from './tiny-engine'

/** Three schools: 4 of 10 teachers linked, all of them, nobody told. */
const FORMS: Form[] = [
  { file: 'а.xlsx', school: 0, people: [[10, 4]], answer: 'Нет' },
  { file: 'б.xlsx', school: 1, people: [[10, 10]], answer: 'Да', confirmation: 'приказ № 5 от 01.02.2026' },
  { file: 'в.xlsx', school: 2 },
]

export type Looked = Tiny & { look: Looking; current: () => Audit }

/** An audit of three schools that have sent forms, and one that is expected and has not. */
export const lookedAudit = async (forms: Form[] = FORMS): Promise<Looked> => {
  const tiny = await tinyEngine()
  const { context, audit } = tiny
  await send(tiny, forms)
  context.store.expect(
    audit.id,
    {
      ...{ inn: '5900000034', kind: 'school', subdivision: null, name: 'Школа № 4' },
      ...{ fullName: null, municipality: 'Заречный' },
    },
    'tiny',
    '2026-02-01',
  )
  const current = (): Audit => context.store.audits().find(({ id }) => id === audit.id) ?? audit
  return { ...tiny, look: looking(context), current }
}
