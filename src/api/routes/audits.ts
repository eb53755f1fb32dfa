import { auditChangeBody, newAuditBody, rescoreBody } from '../audit-bodies'
import { startedResult } from '../job-results'
import { auditResult, auditsResult } from '../results'
import type { Routes } from '../route-parts'
import { bodyOf } from '../validate'

export const auditRoutes: Routes = (app, { opened, auditOf, writing, jobs }) => {
  app.get('/api/audits', (context) => context.json(auditsResult.parse({ audits: opened().audits() })))
  app.post('/api/audits', async (context) => {
    const engine = opened()
    const wish = await bodyOf(context, newAuditBody)
    return context.json(auditResult.parse(await writing(() => engine.createAudit(wish))))
  })
  app.patch('/api/audits/:id', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const change = await bodyOf(context, auditChangeBody)
    return context.json(auditResult.parse(await writing(() => engine.changeAudit(audit, change))))
  })
  app.post('/api/audits/:id/rescore', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const { save, ...wish } = await bodyOf(context, rescoreBody)
    const job = jobs.start({
      kind: 'rescore',
      audit: audit.id,
      mode: save ? 'alone' : 'quiet',
      title: save ? 'Переход на другую редакцию' : 'Что изменит другая редакция',
      run: () => (save ? engine.passToEdition(audit, wish) : engine.rescore(audit, wish)),
    })
    return context.json(startedResult.parse({ job }))
  })
}
