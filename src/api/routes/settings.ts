import { z } from 'zod'
import type { Routes } from '../route-parts'
import { settingsBody } from '../settings-bodies'
import { settingsChangeResult, settingsResult } from '../settings-results'
import { bodyOf, queryOf } from '../validate'

const AT = '/api/audits/:id/settings'

const how = z.object({ preview: z.string().optional() })

export const settingsRoutes: Routes = (app, { opened, auditOf, writing }) => {
  app.get(AT, (context) => context.json(settingsResult.parse(opened().settings(auditOf(context.req.param('id'))))))
  app.put(AT, async (context) => {
    const { id } = context.req.param()
    const { name, dueDate, thresholds, ratioTolerance, lateValue, weights } = await bodyOf(context, settingsBody)
    const isPreview = queryOf(context, how).preview === '1'
    const wish = {
      ...{ name, dueDate },
      ...(thresholds === undefined ? {} : { thresholds }),
      ...(ratioTolerance === undefined ? {} : { ratioTolerance }),
      ...(lateValue === undefined ? {} : { lateValue }),
      ...(weights === undefined ? {} : { weights }),
    }
    const change = (): ReturnType<ReturnType<typeof opened>['changeSettings']> =>
      opened().changeSettings(auditOf(id), wish, isPreview)
    return context.json(settingsChangeResult.parse(await (isPreview ? change() : writing(change))))
  })
}
