import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import type { FormPlan, Rules } from '../../src/engine/catalogue/types'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { takeFile } from '../../src/engine/cases/taking/take-file'
import { assess } from '../../src/engine/verdict/assess'
import { evidenceOf } from '../../src/engine/verdict/evidence'
import { CONTROL_DAYS, PERIOD } from '../../src/demo/demo-audit'
import { inventedInstitutions, inventedSchools, type DemoInstitution } from '../../src/demo/institutions'
import { context } from '../verdict/build'

const CATALOGUES = ['perm-school', 'omsk-school', 'kindergarten', 'perm-centre', 'tomsk-centre']

let rules: Rules
let plans: FormPlan[]
let all: DemoInstitution[]

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not there')
  return value
}

const audit = { name: '', schoolYear: 2025, periodFrom: PERIOD.from, periodTo: PERIOD.to, dueDate: null }

/** What becomes of a form on its whole way: written, read back, judged. */
const sent = async ({ catalogue: id, filling, file, identity }: DemoInstitution) => {
  const plan = found(plans.find(({ catalogue }) => catalogue === id))
  const options = { audit, controlDays: CONTROL_DAYS, institution: null }
  const taken = takeFile(await writeForm(plan, options, filling ?? undefined), plans)
  if (taken.status !== 'taken') throw new Error(`${file} refused`)
  const { facts, tables, keyed, remarks } = taken.intake
  const ofFile = <T>(each: T) => ({ ...each, file })
  const given = { facts: facts.map(ofFile), tables: tables.map(ofFile), keyed: keyed.map(ofFile) }
  const terms = { ...context().terms, periodFrom: PERIOD.from, periodTo: PERIOD.to, schoolYear: 2025, asOf: PERIOD.to }
  const catalogue = found(rules.catalogues.find((each) => each.id === id))
  const judged = assess(catalogue, evidenceOf(given, rules.dictionary, identity.kind), [], {
    ...context(),
    terms,
    norms: rules.norms,
  })
  return { ...judged, remarks: remarks.filter(({ severity }) => severity !== 'info') }
}

beforeAll(async () => {
  rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
  plans = CATALOGUES.map((id) => planForm(rules, id))
  all = inventedInstitutions(40, 2026, plans)
})

describe('invented institutions', () => {
  it('are of every regulation, with plants in each', () => {
    expect(CATALOGUES.map((id) => all.filter(({ catalogue }) => catalogue === id).length)).toEqual([16, 7, 7, 5, 5])
    for (const id of CATALOGUES)
      expect(new Set(all.flatMap((one) => (one.catalogue === id ? [one.plant] : []))).size).toBeGreaterThanOrEqual(4)
    expect(new Set(inventedInstitutions(6, 1, plans).map(({ catalogue }) => catalogue)).size).toBe(5)
  })

  it('have names, ИНН and contacts of their own', () => {
    const own = all.filter(({ plant }) => plant !== 'branch')
    expect(new Set(own.map(({ identity }) => identity.inn)).size).toBe(own.length)
    expect(new Set(own.map(({ identity }) => identity.name)).size).toBe(own.length)
    const senders = all.filter(({ filling }) => filling !== null)
    for (const field of ['phone', 'email'])
      expect(new Set(senders.map(({ filling }) => filling?.passport[field])).size).toBe(senders.length)
  })

  it('are the same for the same seed, others for another', () => {
    expect(inventedInstitutions(40, 2026, plans)).toEqual(all)
    expect(inventedInstitutions(40, 2027, plans)).not.toEqual(all)
  })

  it('are schools of the Perm region alone where only those are wanted', () => {
    const schools = inventedSchools(45, 7, found(plans[0]))
    expect(schools.map(({ catalogue }) => catalogue)).toEqual(Array.from({ length: 45 }, () => 'perm-school'))
    expect(schools.filter(({ plant }) => plant === 'silent').length).toBeGreaterThanOrEqual(3)
  })

  it.each(CATALOGUES)('%s: whoever is honest gets no remark, discrepancy or open verdict', async (id) => {
    const honest = all.filter(({ catalogue, plant }) => catalogue === id && ['good', 'late', 'branch'].includes(plant))
    const outcomes: string[][] = []
    for (const one of honest) {
      const { verdicts, discrepancies, remarks } = await sent(one)
      expect(remarks.map(({ message }) => message)).toEqual([])
      expect(discrepancies.map(({ requirement, message }) => `${requirement}: ${message}`)).toEqual([])
      outcomes.push(verdicts.map(({ requirement, outcome }) => `${requirement} ${outcome}`))
      expect(outcomes.flat().filter((each) => each.endsWith('undetermined'))).toEqual([])
    }
    // The first has no shortcoming at all, and the next ones have some.
    expect(outcomes.some((each) => each.every((line) => /(met|not-applicable|2\.1-b partial)$/.test(line)))).toBe(true)
    expect(outcomes.flat().some((line) => line.endsWith(' unmet') || line.endsWith(' partial'))).toBe(true)
  })

  it.each(CATALOGUES)('%s: whoever claims too much is contradicted by much of the data', async (id) => {
    const [claiming] = all.filter(({ catalogue, plant }) => catalogue === id && plant === 'over-claim')
    const { verdicts, discrepancies, remarks } = await sent(found(claiming))
    expect(remarks).toEqual([])
    expect(discrepancies.filter(({ kind }) => kind === 'overstated').length).toBeGreaterThan(verdicts.length / 3)
  })
})
