import type { Cited } from '../../verdict/types'

/** One result and the cells it rests on. */
export type ReportedSource = { requirement: string; outcome: string; evidence: Cited[] }

/** Requirement, outcome, and its cells by place: file and sheet are named once for the cells that follow one another. */
type Packed = [string, string, ...[string, string, ...[string, Cited['value']][]][]]

/** Cells of an institution's results as one text: as objects those of a district would take hundreds of megabytes. */
export const packSources = (sources: ReportedSource[]): string =>
  JSON.stringify(
    sources.map(({ requirement, outcome, evidence }): Packed => {
      const places: [string, string, ...[string, Cited['value']][]][] = []
      for (const { file, sheet, cell, value } of evidence) {
        const last = places.at(-1)
        if (last !== undefined && last[0] === file && last[1] === sheet) last.push([cell, value])
        else places.push([file, sheet, [cell, value]])
      }
      return [requirement, outcome, ...places]
    }),
  )

/** The same back. */
export const unpackSources = (text: string): ReportedSource[] =>
  (JSON.parse(text) as Packed[]).map(([requirement, outcome, ...places]) => ({
    requirement,
    outcome,
    evidence: places.flatMap(([file, sheet, ...cells]) => cells.map(([cell, value]) => ({ file, sheet, cell, value }))),
  }))
