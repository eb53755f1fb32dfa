import { z } from 'zod'
import { fileNameOf } from '../../engine/base/file-name'
import { daysQuery } from '../body-parts'
import { attachment, DOCX, XLSX } from '../downloads'
import { copiesOf } from '../producing'
import type { Routes } from '../route-parts'
import { queryOf } from '../validate'

const formQuery = z.object({ controlDays: daysQuery })

const letterQuery = z.object({
  format: z.enum(['docx', 'xlsx']).default('docx'),
  /** `1`: a reminder that a form is owed, in place of the letter about results. */
  reminder: z.literal('1').optional(),
})

const SILENT = { signal: new AbortController().signal, tell: () => undefined, log: () => undefined }

/** What one institution is sent. */
export const issuingRoutes: Routes = (app, { opened, auditOf }) => {
  app.get('/api/audits/:id/institutions/:name/form', async (context) => {
    const audit = auditOf(context.req.param('id'))
    const { controlDays } = queryOf(context, formQuery)
    const [form] = opened().formsFor(audit, { institutions: [context.req.param('name')], controlDays })
    if (form === undefined) throw new RangeError('a named institution has no form')
    const name = `${fileNameOf(`Форма — ${form.institution}`)}.xlsx`
    const bytes = await form.make()
    await opened().noteExport(audit, 'forms', { files: 1, institutions: [form.institution] })
    return attachment({ name, type: XLSX, bytes })
  })
  app.get('/api/audits/:id/institutions/:name/letter', async (context) => {
    const audit = auditOf(context.req.param('id'))
    const { format, reminder } = queryOf(context, letterQuery)
    const wish = { institutions: [context.req.param('name')], format, reminders: reminder === '1' }
    const [letter] = await opened().letters(audit, wish)
    if (letter === undefined) throw new RangeError('a named institution has no letter')
    return attachment({ name: letter.name, type: format === 'docx' ? DOCX : XLSX, bytes: await letter.make() })
  })
  app.get('/api/audits/:id/institutions/:name/marked-copies', async (context) => {
    const audit = auditOf(context.req.param('id'))
    const name = context.req.param('name')
    const copies = await opened().markedCopies(audit, name)
    const made = await copiesOf(copies, `Файлы с пометками — ${name}`, SILENT)
    await opened().noteExport(audit, 'copies', { files: copies.length, institutions: [name] })
    return attachment(made)
  })
}
