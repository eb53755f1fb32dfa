import { seeded, type Random } from '../../src/demo/random'
import type { Engine } from '../../src/engine/index'
import type { Source } from '../../src/engine/cases/taking/take-in-order'
import { sourcesOf, type Form } from '../engine/tiny-engine'
import type { Claims, Told } from './claims'
import { REQUIREMENTS } from './small-audit'

export type Kind = 'import' | 'decision' | 'correction' | 'undo' | 'settings'

/** `name` tells files of one run from those of another; `began` is told of each step before it. */
export type Run = {
  engine: Engine
  seed: number
  name: string
  steps: number
  kinds?: Kind[]
  began: (kind: Kind) => void
  tell: (told: Told) => void
}

type Sent = { batch: number; files: string[] }

const SCHOOLS = [0, 1, 2, 3]

/** Facts of a form made here: the ИНН, one row of three values, an answer and its confirmation. */
const FACTS = '6 фактов'

const padded = ({ path, read }: Source, spaces: number): Source => ({
  path,
  read: async () => Buffer.concat([await read(), Buffer.alloc(spaces, ' ')]),
})

const ofAll = (files: string[], value: string): Claims =>
  Object.fromEntries(files.map((file) => [`файл ${file}`, value]))

const formsOf = (random: Random, name: string): Form[] =>
  SCHOOLS.slice(0, random.between(1, SCHOOLS.length)).map((school) => ({
    file: `${name} школа ${school}.json`,
    school,
    people: [[random.between(20, 40), random.between(1, 20)]],
    answer: random.pick(['Да', 'Нет'] as const),
    confirmation: `Приказ № ${name} от 01.09.2025`,
  }))

/** Works as a curator does, one step after another, and tells before and after each what is claimed of it. */
export const workThrough = async ({ engine, seed, name, steps, kinds, began, tell }: Run): Promise<void> => {
  const random = seeded(seed)
  const sent: Sent[] = []
  const chosen = kinds ?? ['import', 'import', 'decision', 'decision', 'correction', 'undo', 'settings']

  const claimed = async (claims: Claims, work: () => Promise<unknown>): Promise<void> => {
    tell({ intended: claims })
    await work()
    tell({ acknowledged: claims })
  }

  const importForms = async (step: string): Promise<void> => {
    const forms = formsOf(random, step)
    const files = forms.map(({ file }) => file)
    const sources = sourcesOf(forms).map((each) => padded(each, random.between(0, 120_000)))
    tell({ intended: ofAll(files, FACTS) })
    let told = 0
    const onProgress = ({ saved }: { saved: number }): void => {
      if (saved > told) tell({ acknowledged: ofAll(files.slice(told, saved), FACTS) })
      told = Math.max(told, saved)
    }
    const [audit = null] = engine.audits().filter((each) => each.name !== 'Прежний')
    const { batch } = await engine.importFiles(sources, {
      ...{ audit, wish: { schoolYear: 2025 }, catalogue: null, onProgress },
    })
    tell({ acknowledged: ofAll(files, FACTS) })
    sent.push({ batch, files })
  }

  const perform: Record<Exclude<Kind, 'import'>, (step: string, last: Sent) => Promise<void>> = {
    decision: async (step) => {
      const audit = engine.audits().find((each) => each.name !== 'Прежний')
      if (audit === undefined) return
      const institution = random.pick(engine.comparison(audit).institutions).name
      const requirement = random.pick(REQUIREMENTS)
      const reason = `на месте ${step}`
      await claimed({ [`решение ${institution}/${requirement}`]: reason }, () =>
        engine.decide(audit, institution, { requirement, outcome: 'met', value: null, reason }),
      )
    },
    correction: async (step, { files }) => {
      const audit = engine.audits().find((each) => each.name !== 'Прежний')
      const file = random.pick(files)
      const value = String(random.between(1, 20))
      if (audit === undefined) return
      await claimed({ [`исправление ${file}`]: value }, () =>
        engine.correct(audit, { file, cell: 'Лист people!C2', value, reason: `по телефону ${step}` }),
      )
    },
    undo: async (_, { batch, files }) => {
      await claimed(ofAll(files, 'отменён'), () => engine.undo(batch))
      sent.splice(
        sent.findIndex((each) => each.batch === batch),
        1,
      )
    },
    settings: async () => {
      const audit = engine.audits().find((each) => each.name !== 'Прежний')
      if (audit === undefined) return
      tell({ acknowledged: { 'настройка lateValue': String(audit.settings.lateValue) } })
      const lateValue = random.between(1, 9) / 10
      await claimed({ 'настройка lateValue': String(lateValue) }, () =>
        engine.changeSettings(audit, { lateValue }, false),
      )
    },
  }

  for (let step = 1; step <= steps; step += 1) {
    const kind = sent.length === 0 ? 'import' : random.pick(chosen)
    began(kind)
    if (kind === 'import') await importForms(`${name}.${step}`)
    else await perform[kind](`${name}.${step}`, random.pick(sent))
  }
}
