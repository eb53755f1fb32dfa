import type { Answer } from '../../engine/cases/settling/answer-question'
import { aliasesResult, answerResult, askedResult, droppedResult, questionsResult } from '../collecting-results'
import { answerBody } from '../intake-bodies'
import type { Routes } from '../route-parts'
import { bodyOf, numberOf } from '../validate'

const answerOf = (body: { institution: number | string } | { newcomer: true; subdivision: string | null }): Answer => {
  if ('newcomer' in body) return body
  return typeof body.institution === 'number' ? { id: body.institution } : { institution: body.institution }
}

export const questionRoutes: Routes = (app, { opened, auditOf, writing }) => {
  app.get('/api/audits/:id/questions', (context) => {
    const audit = auditOf(context.req.param('id'))
    return context.json(questionsResult.parse({ audit: audit.name, questions: opened().waitingFiles(audit) }))
  })
  app.post('/api/audits/:id/questions/:submission', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const which = String(numberOf(context.req.param('submission')))
    const body = await bodyOf(context, answerBody)
    if ('drop' in body) {
      const { file } = await writing(() => engine.dropQuestion(audit, which))
      return context.json(droppedResult.parse({ audit: audit.name, dropped: file }))
    }
    if ('ask' in body) {
      const { file } = await writing(() => engine.askAgain(audit, Number(which)))
      return context.json(askedResult.parse({ audit: audit.name, asked: file }))
    }
    const answered = await writing(() => engine.answerQuestion(audit, which, answerOf(body)))
    return context.json(answerResult.parse({ audit: audit.name, ...answered }))
  })
  app.get('/api/aliases', (context) => context.json(aliasesResult.parse({ aliases: opened().aliases() })))
  app.delete('/api/aliases/:id', async (context) => {
    const engine = opened()
    const which = String(numberOf(context.req.param('id')))
    await writing(() => engine.deleteAlias(which))
    return context.json(aliasesResult.parse({ aliases: engine.aliases() }))
  })
  app.post('/api/aliases/:id/restore', async (context) => {
    const engine = opened()
    const id = numberOf(context.req.param('id'))
    await writing(() => engine.restoreAlias(id))
    return context.json(aliasesResult.parse({ aliases: engine.aliases() }))
  })
}
