import { Failure } from '../../engine/base/failure'
import { observationBody } from '../observations-bodies'
import { observationsResult, observedResult } from '../observations-results'
import type { Routes } from '../route-parts'
import { bodyOf } from '../validate'

const AT = '/api/audits/:id/institutions/:name/observations'

const numberOf = (written: string): number => {
  if (/^\d{1,9}$/.test(written)) return Number(written)
  throw new Failure('no-observation', 'Такого наблюдения нет. Обновите страницу.')
}

export const observationRoutes: Routes = (app, { opened, auditOf, writing }) => {
  app.get(AT, (context) => {
    const { id, name } = context.req.param()
    return context.json(observationsResult.parse(opened().observations(auditOf(id), name)))
  })
  app.post(AT, async (context) => {
    const { id, name } = context.req.param()
    const wish = await bodyOf(context, observationBody)
    const observed = await writing(() => opened().observe(auditOf(id), name, wish))
    return context.json(observedResult.parse(observed), 201)
  })
  app.delete(`${AT}/:observation`, async (context) => {
    const { id, name, observation } = context.req.param()
    const number = numberOf(observation)
    return context.json(observedResult.parse(await writing(() => opened().dropObservation(auditOf(id), name, number))))
  })
}
