import type { Intake, Refusal, Remark } from '../../intake/types'
import type { Reading } from '../../workbook/types'

const OF_SHEET = /^Лист (?=«)/

/**
 * Where each sheet came as a file of its own, remarks and balance name the file: who corrects it looks for a file, not
 * for a sheet. Facts keep the sheet's title, under which every form of the audit has them.
 */
export const namedFiles = (intake: Intake | Refusal, { sheets }: Reading): Intake | Refusal => {
  const files = new Map(sheets.flatMap(({ title, file }) => (file === undefined ? [] : [[title, file]])))
  if (files.size === 0 || !('facts' in intake)) return intake
  const named = (remark: Remark): Remark => {
    const file = remark.sheet === null ? undefined : files.get(remark.sheet)
    if (file === undefined) return remark
    const message = OF_SHEET.test(remark.message) ? remark.message.replace(OF_SHEET, 'лист ') : remark.message
    return { ...remark, message: `Файл «${file}»${message === remark.message ? ':' : ','} ${message}` }
  }
  return {
    ...intake,
    remarks: intake.remarks.map(named),
    balance: intake.balance.map((each) => {
      const file = files.get(each.sheet)
      return file === undefined ? each : { ...each, sheet: `${each.sheet} (${file})` }
    }),
  }
}
