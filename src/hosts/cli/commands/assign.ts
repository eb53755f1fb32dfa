import { answerResult, droppedResult, questionsResult } from '../../../api/collecting-results'
import { Failure } from '../../../engine/base/failure'
import type { Answer } from '../../../engine/cases/settling/answer-question'
import type { Engine } from '../../../engine/index'
import type { Audit } from '../../../engine/store/types'
import type { Command, Invocation } from '../command'

const NEW = ['new', 'новое']

const shareOf = (score: number): string => `${Math.round(score * 100)} %`

const list = (engine: Engine, audit: Audit, { json, output }: Invocation): number => {
  const questions = engine.waitingFiles(audit)
  if (json) output.out(JSON.stringify(questionsResult.parse({ audit: audit.name, questions }), null, 2))
  else {
    for (const { submission, file, message, candidates } of questions) {
      output.out(`№ ${submission} · ${file} · ${message}`)
      for (const { institution, inn, score } of candidates)
        output.out(`      ${shareOf(score)}  ${institution}${inn === null ? '' : `, ИНН ${inn}`}`)
    }
    output.note(
      questions.length === 0
        ? 'Файлов, которые ждут ответа, нет.'
        : `Ждут ответа: ${questions.length}. Ответить: sverka assign НОМЕР --institution "НАИМЕНОВАНИЕ" --db …; новое учреждение: --institution new.`,
    )
  }
  return questions.length === 0 ? 0 : 1
}

const answerOf = ({ text, needed }: Invocation): Answer => {
  const institution = needed('institution')
  const subdivision = text('subdivision') ?? null
  if (NEW.includes(institution.toLowerCase())) return { newcomer: true, subdivision }
  if (subdivision !== null)
    throw new Failure('usage', '--subdivision нужно только новому учреждению: --institution new --subdivision "…".')
  return { institution }
}

export const assign: Command = {
  usage:
    'assign [НОМЕР|ФАЙЛ] --db DB [--institution НАИМЕНОВАНИЕ|ИНН|new [--subdivision ПОДРАЗДЕЛЕНИЕ] | --drop] [--audit NAME]',
  summary: 'файлы, о которых неясно, чьи они: список или ответ; ответ запоминается, файл повторно присылать не нужно',
  options: ['db', 'audit', 'institution', 'subdivision'],
  flags: ['drop'],
  run: async (invocation) => {
    const { positionals, text, needed, flag, json, openEngine, output } = invocation
    const [which, ...more] = positionals
    if (more.length > 0) throw new Failure('usage', `Укажите один файл. Так: sverka ${assign.usage}`)
    const engine = await openEngine(needed('db'), true, { orReadOnly: which === undefined })
    try {
      const audit = engine.audit(text('audit'))
      if (which === undefined) return list(engine, audit, invocation)
      if (flag('drop')) {
        const { file } = await engine.dropQuestion(audit, which)
        if (json) output.out(JSON.stringify(droppedResult.parse({ audit: audit.name, dropped: file }), null, 2))
        output.note(`Больше не спрашивать: «${file}». Данные из него не взяты.`)
        return 0
      }
      const { batch, file, also } = await engine.answerQuestion(audit, which, answerOf(invocation))
      if (json) output.out(JSON.stringify(answerResult.parse({ audit: audit.name, batch, file, also }), null, 2))
      output.note(`«${file.path}» принят как форма «${file.institution ?? ''}», приём № ${batch}. Ответ запомнен.`)
      if (also.length > 0)
        output.note(
          `С тем же наименованием и ИНН ждали и приняты вместе с ним: ${also.map(({ path }) => path).join(', ')}.`,
        )
      return 0
    } finally {
      await engine.close()
    }
  },
}
