import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { russianDay } from '../../src/engine/base/calendar'
import type { Field, Value } from '../../src/engine/catalogue/evidence-types'
import type { FormPlan } from '../../src/engine/catalogue/types'
import type { Filling } from '../../src/engine/report/form/types'

const PYTHON = '/usr/bin/python3'
const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

type Typed = string | number | boolean

/** A value as a person types it: every other date as text, the rest as dates. */
const typed = (field: Field, value: Value, row: number): Typed => {
  if (typeof value === 'boolean') return value ? 'Да' : 'нет'
  if (field.type !== 'date' || typeof value !== 'string') return value
  return row % 2 === 0 ? `date:${value}` : russianDay(value)
}

const titled = (fields: Field[], values: Record<string, Value>, row: number): Record<string, Typed> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.id]
      return value === undefined ? [] : [[field.title, typed(field, value, row)]]
    }),
  )

/** The same filling by the titles that stand in the form, for a program that knows nothing else. */
export const byTitles = (plan: FormPlan, filling: Filling) => ({
  passport: titled(plan.passport, filling.passport, 0),
  answers: Object.fromEntries(
    plan.asked.flatMap(({ number, requirement }) => {
      const given = filling.answers[requirement]
      if (given === undefined) return []
      const cells = {
        Ответ: given.answer,
        Подтверждение: given.confirmation,
        Дата: given.date === undefined ? undefined : russianDay(given.date),
        Комментарий: given.comment,
      }
      return [[number, Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined))]]
    }),
  ),
  tables: Object.fromEntries(
    plan.tables.flatMap(({ id, sheet, columns }) => {
      const given = filling.tables[id]
      if (given === undefined) return []
      const rows = given.rows.map((row, index) => titled(columns, row, index))
      return [[sheet, { declared: given.declared, rows }]]
    }),
  ),
})

export type Hand = ReturnType<typeof byTitles> & { without?: string[]; reversed?: boolean }

/** Fills a blank form with openpyxl. */
export const fillByHand = (form: string, filling: Hand, out: string): void => {
  const json = `${out}.json`
  writeFileSync(json, JSON.stringify(filling))
  execFileSync(PYTHON, [script('fill.py'), form, json, out])
}

/** Every filled cell of a workbook as openpyxl reads it: sheet → address → text; days as ISO. */
export const cellsByHand = (path: string): Record<string, Record<string, string>> =>
  JSON.parse(execFileSync(PYTHON, [script('dump.py'), path], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }))
