import { decisionBefore, decisionBody } from '../decisions-bodies'
import { decidedResult } from '../decisions-results'
import type { Routes } from '../route-parts'
import { bodyOf } from '../validate'

const AT = '/api/audits/:id/institutions/:name/overrides/:requirement'

export const decisionRoutes: Routes = (app, { opened, auditOf, writing }) => {
  app.put(AT, async (context) => {
    const { id, name, requirement } = context.req.param()
    const { outcome, value, reason } = await bodyOf(context, decisionBody)
    const wish = { requirement, outcome, value: value ?? null, reason }
    return context.json(decidedResult.parse(await writing(() => opened().decide(auditOf(id), name, wish))))
  })
  app.delete(AT, async (context) => {
    const { id, name, requirement } = context.req.param()
    return context.json(decidedResult.parse(await writing(() => opened().dropDecision(auditOf(id), name, requirement))))
  })
  app.post(`${AT}/restore`, async (context) => {
    const { id, name, requirement } = context.req.param()
    const before = await bodyOf(context, decisionBefore)
    const restored = await writing(() => opened().restoreDecision(auditOf(id), name, requirement, before))
    return context.json(decidedResult.parse(restored))
  })
}
