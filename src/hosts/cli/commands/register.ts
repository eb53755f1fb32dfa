import { basename } from 'node:path'
import { registerResult } from '../../../api/collecting-results'
import { registerView } from '../../../api/register-view'
import { schoolYearOf } from '../../../engine/audits'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import type { Command } from '../command'
import { targetOf } from '../target-audit'
import { readBounded } from '../walk'

const TITLES: Record<string, string> = {
  ...{ name: 'краткое наименование', fullName: 'полное наименование', inn: 'ИНН', municipality: 'муниципалитет' },
  ...{ email: 'электронная почта', catalogue: 'положение', dueDate: 'срок', extendedTo: 'продление' },
}

const fieldTitle = (id: string): string => TITLES[id] ?? id

export const register: Command = {
  usage: 'register FILE --db DB [--audit NAME] [--school-year 2025-2026] [--due 2026-04-10] [--catalogue ID]',
  summary: 'принять реестр учреждений: кто должен сдать форму, по какому положению и к какому сроку',
  options: ['db', 'audit', 'school-year', 'due', 'catalogue'],
  run: async ({ positionals, text, needed, json, openEngine, output }) => {
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      throw new Failure('usage', `Укажите один файл реестра. Так: sverka ${register.usage}`)
    const database = needed('db')
    const year = text('school-year')
    const schoolYear = year === undefined ? undefined : schoolYearOf(year)
    const bytes = await readBounded(path).catch((error: unknown) => {
      if (error instanceof Failure) throw error
      throw new Failure('no-path', `Файла «${path}» нет, или он не читается. Проверьте путь.`)
    })
    const engine = await openEngine(database)
    try {
      const dueDate = text('due')
      const found = targetOf(engine, text('audit'), schoolYear)
      const outcome = await engine.importRegister(bytes, basename(path), {
        audit: found,
        wish: { name: text('audit'), schoolYear, dueDate },
        catalogue: text('catalogue') ?? null,
      })
      if (found !== null && dueDate !== undefined)
        await engine.changeCollection(outcome.audit, { institution: null, dueDate })
      const result = registerView(outcome, basename(path))
      const { summary } = result
      if (json) output.out(JSON.stringify(registerResult.parse(result), null, 2))
      else {
        for (const { sheet, row, cell, message } of [...outcome.refused, ...outcome.remarks])
          output.out(`${sheet} · ${cell ?? `строка ${row}`} · ${message}`)
        for (const { change, institution, fields } of outcome.institutions)
          if (change === 'changed') output.out(`Изменено: ${institution} (${fields.map(fieldTitle).join(', ')})`)
        for (const name of outcome.missing) output.out(`Есть в мониторинге, нет в реестре: ${name}`)
      }
      output.note(
        `${result.audit}: ${counted(outcome.institutions.length, 'учреждение', 'учреждения', 'учреждений')} из реестра — новых ${summary.new}, ` +
          `изменено ${summary.changed}, без изменений ${summary.unchanged}. Не принято строк: ${summary.refused}.`,
      )
      return summary.refused > 0 ? 1 : 0
    } finally {
      await engine.close()
    }
  },
}
