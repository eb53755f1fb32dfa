import { access, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Failure } from '../../../engine/base/failure'
import { makeFolder, writeOut } from '../../../engine/base/write-out'
import type { Engine } from '../../../engine/index'
import type { Audit } from '../../../engine/store/types'
import type { Command, Invocation, Output } from '../command'
import { DEMO_AUDIT, inRuns } from '../../../demo/demo-audit'
import { demoInstitutions, filledForms } from '../../../demo/filled-forms'
import { inventedSchools, type DemoInstitution } from '../../../demo/institutions'
import { collectForms } from '../../../demo/standing'
import { demoSummary } from '../../../demo/summary'
import { summaryText } from '../demo-text'
import { sourcesOf } from '../walk'

/** A whole number within bounds. Throws Failure('usage'). */
const whole = (name: string, text: string | undefined, usual: number, most: number): number => {
  const value = text === undefined ? usual : Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new Failure('usage', `--${name} — целое число от 1 до ${most}.`)
}

/** Forms alone are for measuring: schools under one regulation, of about the same size each. */
const institutionsOf = async (
  engine: Engine,
  audit: Audit,
  { count, seed, schoolsOnly }: { count: number; seed: number; schoolsOnly: boolean },
): Promise<DemoInstitution[]> => {
  if (schoolsOnly) return inventedSchools(count, seed, await engine.formPlan('perm-school', audit))
  return demoInstitutions(engine, audit, count, seed)
}

const writeForms = async (
  engine: Engine,
  audit: Audit,
  institutions: DemoInstitution[],
  folder: string,
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<void> => {
  await makeFolder(folder)
  let done = 0
  for await (const { file, bytes, total } of filledForms(engine, audit, institutions)) {
    if (signal.aborted) throw new Failure('cancelled', 'Остановлено: пример готов не весь.')
    await writeOut(join(folder, file), bytes, 'form-not-written')
    output.progress(++done, total, `форма заполнена: ${file}`)
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Beside an example: what it was made with may be made anew. */
const SIGN = '.sverka-demo'

/** Makes a folder ready for an example. Throws Failure('not-a-demo') where something of these names is no earlier example. */
const clearFolder = async (out: string, made: string[]): Promise<void> => {
  await makeFolder(out)
  const sign = join(out, SIGN)
  if (!(await isThere(sign))) {
    const there = await Promise.all(made.map(isThere))
    const foreign = made.filter((_, at) => there[at]).map((path) => `«${basename(path)}»`)
    if (foreign.length > 0)
      throw new Failure(
        'not-a-demo',
        `В папке «${out}» уже есть ${foreign.join(', ')}, и это не прежний пример: он ничего не заменяет. Укажите другую папку (--out).`,
      )
    const said = 'Здесь пример программы «Сверка»: команда demo делает его заново.\n'
    await writeOut(sign, new TextEncoder().encode(said), 'document-not-written')
  }
  for (const path of made) await rm(path, { recursive: true, force: true })
}

const run = async ({ text, flag, json, signal, output, openEngine }: Invocation): Promise<number> => {
  const out = text('out') ?? 'demo'
  const count = whole('institutions', text('institutions'), 40, 1000)
  const seed = whole('seed', text('seed'), 2026, 2 ** 31)
  const [forms, database, report] = [join(out, 'forms'), join(out, 'audit.sqlite'), join(out, 'report.xlsx')]
  await clearFolder(out, [forms, database, report])
  const engine = await openEngine(flag('forms-only') ? null : database)
  try {
    const audit = await engine.createAudit({ ...DEMO_AUDIT })
    const schoolsOnly = flag('forms-only')
    const institutions = await institutionsOf(engine, audit, { count, seed, schoolsOnly })
    await writeForms(engine, audit, institutions, forms, { output, signal })
    if (schoolsOnly) return 0
    for (const { catalogue, identities } of inRuns(institutions)) engine.expect(audit, identities, catalogue)
    const { files } = await engine.importFiles(await sourcesOf([forms]), {
      audit,
      wish: {},
      catalogue: null,
      signal,
      onProgress: ({ done, total, path }) => output.progress(done, total, `принято: ${path}`),
    })
    await collectForms(engine, audit, institutions)
    output.note('Составляю сравнительный отчёт…')
    await (await engine.report(audit)).writeTo(report)
    const summary = demoSummary(engine, audit, institutions, files)
    const made = { audit: audit.name, count, report, forms, database }
    output.out(json ? JSON.stringify(summary, null, 2) : summaryText(summary, made))
    return summary.plants.every(({ planted, found }) => planted === found) ? 0 : 1
  } finally {
    await engine.close()
  }
}

export const demo: Command = {
  usage: 'demo [--out DIR] [--institutions N] [--seed S] [--forms-only]',
  summary:
    'показать всю работу на придуманных школах, детских садах и центрах: формы, приём, отчёт; --forms-only — только формы школ Пермского края',
  options: ['out', 'institutions', 'seed'],
  flags: ['forms-only'],
  run,
}
