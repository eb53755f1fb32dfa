import { placeOfCell } from '../../base/address'
import { lostCorrections } from '../judging/correction-remarks'
import type { EngineContext } from '../../engine-context'
import type { Correction } from '../../store/corrections'
import type { Audit } from '../../store/types'

/** One cell of a row put aside; `cell` is null where the row as a whole could not be taken. */
type QuarantinedCell = {
  /** Number of the row; it changes when its file is read anew. */
  id: number
  institution: string | null
  file: string
  sheet: string
  row: number
  cell: string | null
  value: string | null
  expected: string | null
  reason: string
  message: string
}

/** A file that gave nothing and waits for the curator. */
type WaitingWhole = { file: string; status: 'refused' | 'unassigned' | 'crashed'; reason: string }

type CorrectionShown = Omit<Correction, 'sha256'> & {
  institution: string | null
  file: string
  /** Its value counts; false where a newer form has brought another. */
  isInForce: boolean
}

export type Quarantine = { rows: QuarantinedCell[]; files: WaitingWhole[]; corrections: CorrectionShown[] }

/**
 * What was put aside and can be worked off without sending anything again: rows with the cells that kept them, files
 * that wait, and the corrections made so far; of one institution by its name as kept, if given.
 */
export const quarantineOf = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  institution?: { id: number; name: string },
): Quarantine => {
  const remarks = store.remarks(audit.id, institution?.id).filter(({ severity }) => severity === 'error')
  const isOwn = (each: { institution: string | null }): boolean =>
    institution === undefined || each.institution === institution.name
  const rows = store
    .quarantined(audit.id)
    .filter(isOwn)
    .flatMap(({ id, institution: name, file, sheet, row, reason, values }): QuarantinedCell[] => {
      const of = { id, institution: name, file, sheet, row, reason }
      const about = remarks.filter(
        (each) =>
          each.file === file && each.sheet === sheet && each.cell !== null && placeOfCell(each.cell)?.row === row - 1,
      )
      if (about.length > 0)
        return about.map(({ cell, value, expected, message }) => ({ ...of, cell, value, expected, message }))
      const message = `Лист «${sheet}», строка ${row}: ${reason}.`
      return [{ ...of, cell: null, value: values.join(' | '), expected: null, message }]
    })
  const files =
    institution === undefined
      ? [
          ...store
            .submissions(audit.id)
            .filter(({ status }) => status === 'refused' || status === 'unassigned')
            .flatMap(({ path, status, refusal }): WaitingWhole[] => {
              const said = remarks.find((each) => each.file === path && each.sheet === null)
              if (said === undefined) return []
              return [
                { file: path, status: status === 'refused' ? status : 'unassigned', reason: refusal ?? said.message },
              ]
            }),
          ...store.crashes().map(({ path }): WaitingWhole => ({
            file: path,
            status: 'crashed',
            reason:
              'Программа аварийно завершилась, пока читала этот файл. Чтобы прочитать его, примите его ещё раз, указав, что нужно прочитать и такие файлы (--retry).',
          })),
        ]
      : []
  const lost = lostCorrections({ store }, audit).map((each) => each.lost)
  const corrections = store
    .correctionList(audit.id)
    .filter(isOwn)
    .map((each) => ({
      ...each,
      isInForce: lost.every(
        ({ file, sheet, cell }) => file !== each.file || sheet !== each.sheet || cell !== each.cell,
      ),
    }))
  return { rows, files, corrections }
}
