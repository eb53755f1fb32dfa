import type { Context } from 'hono'
import { z } from 'zod'
import { startedResult } from '../job-results'
import type { Routes } from '../route-parts'
import { settingsBody } from '../settings-bodies'
import { settingsChangeResult, settingsResult } from '../settings-results'
import { bodyOf, queryOf } from '../validate'

const AT = '/api/audits/:id/settings'

const how = z.object({ preview: z.string().optional() })

const wishOf = async (context: Context) => {
  const { name, dueDate, thresholds, ratioTolerance, lateValue, weights } = await bodyOf(context, settingsBody)
  return {
    ...{ name, dueDate },
    ...(thresholds === undefined ? {} : { thresholds }),
    ...(ratioTolerance === undefined ? {} : { ratioTolerance }),
    ...(lateValue === undefined ? {} : { lateValue }),
    ...(weights === undefined ? {} : { weights }),
  }
}

export const settingsRoutes: Routes = (app, { opened, auditOf, writing, jobs }) => {
  app.get(AT, (context) => context.json(settingsResult.parse(opened().settings(auditOf(context.req.param('id'))))))
  app.put(AT, async (context) => {
    const { id } = context.req.param()
    const wish = await wishOf(context)
    const isPreview = queryOf(context, how).preview === '1'
    const change = (): ReturnType<ReturnType<typeof opened>['changeSettings']> =>
      opened().changeSettings(auditOf(id), wish, isPreview)
    return context.json(settingsChangeResult.parse(await (isPreview ? change() : writing(change))))
  })
  app.post(AT, async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const wish = await wishOf(context)
    const job = jobs.start({
      kind: 'settings',
      audit: audit.id,
      mode: 'alone',
      title: 'Пересчёт по новым настройкам',
      run: ({ signal, tell }) =>
        engine.changeSettings(auditOf(String(audit.id)), wish, false, {
          signal,
          onProgress: (done, total) => tell({ done, total, note: 'Результаты считаются заново' }),
        }),
    })
    return context.json(startedResult.parse({ job }))
  })
}
