import { z } from 'zod'
import { correctionBody, correctionQuery, mappingBody, unneededBody } from '../intake-bodies'
import { mappingsResult, mapResult, unknownResult } from '../mapping-results'
import type { Routes } from '../route-parts'
import { correctResult, quarantineResult } from '../taking-back-results'
import { bodyOf, numberOf, queryOf } from '../validate'

const ofOne = z.object({ institution: z.string().optional() })

const address = ({ sheet, cell }: { sheet: string; cell: string }): string => `'${sheet.replaceAll("'", "''")}'!${cell}`

/** What the intake put aside, and how the curator works it off without anything being sent again. */
export const mappingRoutes: Routes = (app, { opened, auditOf, writing }) => {
  app.get('/api/audits/:id/unknown', (context) => {
    const audit = auditOf(context.req.param('id'))
    return context.json(unknownResult.parse({ audit: audit.name, ...opened().unknown(audit) }))
  })
  app.post('/api/audits/:id/unknown', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const { unneeded, ...place } = await bodyOf(context, unneededBody)
    await writing(() => engine.setUnneeded(audit, place, unneeded))
    return context.json(unknownResult.parse({ audit: audit.name, ...engine.unknown(audit) }))
  })
  app.get('/api/audits/:id/mappings', (context) => {
    auditOf(context.req.param('id'))
    return context.json(mappingsResult.parse({ mappings: opened().mappings() }))
  })
  app.post('/api/audits/:id/mappings', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const wish = await bodyOf(context, mappingBody)
    const mapped = await writing(() => engine.confirmMapping(audit, wish))
    return context.json(mapResult.parse({ audit: audit.name, ...mapped }))
  })
  app.delete('/api/audits/:id/mappings/:mapping', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const mapping = numberOf(context.req.param('mapping'))
    const mapped = await writing(() => engine.dropMapping(audit, mapping))
    return context.json(mapResult.parse({ audit: audit.name, ...mapped }))
  })
  app.get('/api/audits/:id/quarantine', (context) => {
    const audit = auditOf(context.req.param('id'))
    const { institution } = queryOf(context, ofOne)
    return context.json(quarantineResult.parse({ audit: audit.name, ...opened().quarantine(audit, institution) }))
  })
  app.post('/api/audits/:id/corrections', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const { file, value, reason, ...place } = await bodyOf(context, correctionBody)
    const wish = { file, value, reason, cell: address(place) }
    const corrected = await writing(() => engine.correct(audit, wish))
    return context.json(correctResult.parse({ audit: audit.name, ...corrected }))
  })
  app.delete('/api/audits/:id/corrections', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const { file, ...place } = queryOf(context, correctionQuery)
    const corrected = await writing(() => engine.withdrawCorrection(audit, { file, cell: address(place) }))
    return context.json(correctResult.parse({ audit: audit.name, ...corrected }))
  })
}
