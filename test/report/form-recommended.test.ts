import { beforeAll, describe, expect, it } from 'vitest'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { writeForm } from '../../src/engine/report/form/write-form'
import { blankOptions, fixturePlan } from './fixture-plan'
import { filledBytes, hasOffice, opened, recalculated, sheetOf, validationAt } from './form-workbook'

const office = hasOffice()
if (!office) console.warn('SKIPPED: soffice is not installed, answers to recommendations were not recalculated')

/** The last of the five lines is only advised, the third depends on need. */
const plan: FormPlan = {
  ...fixturePlan,
  asked: fixturePlan.asked.map((asked) => ({ ...asked, recommended: asked.number === 5 })),
}
const ADVISED = 8

let bytes: Uint8Array
beforeAll(async () => {
  bytes = await writeForm(plan, blankOptions)
})

describe('a recommendation among the requirements', () => {
  it('is named one in its line, in italics', async () => {
    const cell = sheetOf(await opened(bytes), 'Требования').getCell(`D${ADVISED}`)
    expect(cell.text).toBe('Рекомендация. Информирует о дистанционных занятиях.')
    expect(cell.font.italic).toBe(true)
    const prompts = [4, 6, ADVISED].map((row) => cell.worksheet.getCell(`E${row}`).dataValidation.prompt)
    expect(prompts[0]).toContain('не подходит')
    expect(prompts[1]).toContain('необходимости не было')
    expect(prompts[2]).toContain('или Неприменимо (если вам это не подходит')
  })

  it('is what the other lines are not', async () => {
    const sheet = sheetOf(await opened(bytes), 'Требования')
    expect([4, 5, 6, 7].map((row) => sheet.getCell(`D${row}`).text).join()).not.toContain('Рекомендация')
    expect(validationAt(sheet, 'E7')?.prompt).toContain('не подходит')
  })

  it.skipIf(!office)('may be answered «Неприменимо» with a comment', async () => {
    const answered = {
      Требования: { E4: 'Неприменимо', E6: 'Неприменимо', H6: 'Не понадобилось', [`E${ADVISED}`]: 'Неприменимо' },
    }
    const control = sheetOf(await recalculated(await filledBytes(bytes, answered)), 'Контроль заполнения')
    const counts: Record<string, unknown> = {}
    control.eachRow((row) => {
      counts[row.getCell(2).text] = row.getCell(3).result
    })
    // Only the mandatory line of row 4; and only the advised one has no comment.
    expect(counts['«Неприменимо» — только у условных требований и рекомендаций']).toBe(1)
    expect(counts['У «Частично» и «Неприменимо» есть комментарий']).toBe(1)
  })
})
