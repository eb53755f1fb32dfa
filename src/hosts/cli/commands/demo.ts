import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import type { Engine } from '../../../engine/index'
import type { Audit } from '../../../engine/store/types'
import type { Command, Invocation, Output } from '../command'
import { CONTROL_DAYS, DEMO_AUDIT } from '../demo/demo-audit'
import { inventedSchools, type DemoSchool } from '../demo/schools'
import { demoSummary } from '../demo/summary'
import { sourcesOf } from '../walk'

const CATALOGUE = 'perm-school'

/** A whole number within bounds. Throws Failure('usage'). */
const whole = (name: string, text: string | undefined, usual: number, most: number): number => {
  const value = text === undefined ? usual : Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new Failure('usage', `--${name} — целое число от 1 до ${most}.`)
}

const schoolsOf = async (engine: Engine, count: number, seed: number): Promise<DemoSchool[]> =>
  inventedSchools(
    count,
    seed,
    (await engine.catalogue(CATALOGUE)).requirements.flatMap(({ id, criterion }) => {
      if (criterion === null) return []
      return [{ requirement: id, confirmation: criterion.kind === 'attested' ? criterion.confirmation : null }]
    }),
  )

const writeForms = async (
  engine: Engine,
  audit: Audit,
  schools: DemoSchool[],
  folder: string,
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const senders = schools.filter(({ filling }) => filling !== null)
  for (const [index, { file, filling }] of senders.entries()) {
    if (signal.aborted) throw new Failure('cancelled', 'Остановлено: пример готов не весь.')
    if (filling === null) continue
    const bytes = await engine.form(CATALOGUE, { audit, controlDays: CONTROL_DAYS, institution: null }, filling)
    await writeFile(join(folder, file), bytes)
    output.progress(index + 1, senders.length, `форма заполнена: ${file}`)
  }
}

const run = async ({ text, flag, json, signal, output, openEngine }: Invocation): Promise<number> => {
  const out = text('out') ?? 'demo'
  const count = whole('institutions', text('institutions'), 40, 1000)
  const seed = whole('seed', text('seed'), 2026, 2 ** 31)
  const [forms, database, report] = [join(out, 'forms'), join(out, 'audit.sqlite'), join(out, 'report.xlsx')]
  await mkdir(out, { recursive: true })
  await rm(forms, { recursive: true, force: true })
  await rm(database, { force: true })
  const engine = await openEngine(flag('forms-only') ? null : database)
  try {
    const audit = await engine.createAudit({ ...DEMO_AUDIT })
    const schools = await schoolsOf(engine, count, seed)
    await writeForms(engine, audit, schools, forms, { output, signal })
    if (flag('forms-only')) return 0
    engine.expect(
      audit,
      schools.map(({ identity }) => identity),
      CATALOGUE,
    )
    const { files } = await engine.importFiles(await sourcesOf([forms]), {
      audit,
      wish: {},
      catalogue: null,
      signal,
      onProgress: ({ done, total, path }) => output.progress(done, total, `принято: ${path}`),
    })
    output.note('Составляю сравнительный отчёт…')
    await engine.report(audit, report)
    const summary = demoSummary(engine, audit, schools, files)
    if (json) output.out(JSON.stringify(summary, null, 2))
    else {
      output.out(`${audit.name}: ${counted(count, 'школа', 'школы', 'школ')}, файлов принято ${summary.accepted}.`)
      for (const { title, planted, found } of summary.plants)
        output.out(`  ${title}: заложено ${planted}, найдено ${found}`)
      output.out(
        `Уровни: высокий ${summary.levels.high}, достаточный ${summary.levels.sufficient}, низкий ${summary.levels.low}, без уровня ${summary.levels.none}.`,
      )
      output.out(
        [
          '',
          'Что посмотреть дальше:',
          `  отчёт      ${report}`,
          `  формы      ${forms}`,
          `  результат  npm run -s sverka -- verdicts --db "${database}" --institution "СОШ № 101"`,
          `  замечания  npm run -s sverka -- remarks --db "${database}"`,
          `  страница   npm run -s sverka -- serve --db "${database}"`,
        ].join('\n'),
      )
    }
    return summary.plants.every(({ planted, found }) => planted === found) ? 0 : 1
  } finally {
    await engine.close()
  }
}

export const demo: Command = {
  usage: 'demo [--out DIR] [--institutions N] [--seed S] [--forms-only]',
  summary: 'показать всю работу на придуманных школах: формы, приём, отчёт',
  options: ['out', 'institutions', 'seed'],
  flags: ['forms-only'],
  run,
}
