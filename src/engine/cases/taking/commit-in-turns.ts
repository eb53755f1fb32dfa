import { givingWay } from '../../base/giving-way'
import type { Steps } from '../../base/steps'
import type { OwnScore } from '../../comparison/compare'
import type { EngineContext } from '../../engine-context'
import type { Refusal } from '../../intake/types'
import type { Institution } from '../../store/types'
import { judgedNow, keepAssessment, keepJudged, scoreNow } from '../judging/score-audit'
import { commitSteps, type Batch, type Changed, type ImportedFile } from './commit-file'
import { isThreadLost } from './reader-pool'
import type { TakenSource } from './take-in-order'

export const ENDED_WITH_IT: Refusal = {
  code: 'ended-with-it',
  message:
    'В прошлый раз программа аварийно завершилась, пока читала этот файл, поэтому сейчас он не читался. Сохраните его заново в Excel или LibreOffice как .xlsx и пришлите снова; чтобы всё же прочитать этот, примите его ещё раз, указав, что нужно прочитать и такие файлы (--retry).',
}

const wasRead = ({ taken }: TakenSource): boolean =>
  taken !== null && (taken.status !== 'refused' || (!isThreadLost(taken.refusal) && taken.refusal !== ENDED_WITH_IT))

/** Files committed together where nobody looks on. */
export const AT_ONCE = 4

type Committing = {
  into: Batch
  /** SHA-256 of files that the program once ended with. */
  crashed: ReadonlySet<string>
  /** Scores of whom the files changed, by institution; filled here. */
  scored: Map<number, OwnScore>
  /** Whose an attachment is. */
  owner: (source: TakenSource) => Institution | null
}

const judge = function* (
  context: EngineContext,
  { audit, rules }: Batch,
  { institution, data, judged: early }: Changed,
): Steps<OwnScore> {
  if (early !== null) {
    keepAssessment(context, audit, institution, early)
    return scoreNow(audit, rules, institution, early)
  }
  const judged = judgedNow(context, audit, rules, institution, data())
  yield
  keepJudged(context, audit, institution, judged)
  return scoreNow(audit, rules, institution, judged)
}

const commitSome = function* (
  context: EngineContext,
  { into, crashed, scored, owner }: Committing,
  taken: TakenSource[],
): Steps<ImportedFile[]> {
  const files: ImportedFile[] = []
  for (const source of taken) {
    const { file, changed, others = [] } = yield* commitSteps(context, into, source, owner(source))
    if (crashed.has(source.sha256) && wasRead(source)) context.store.forgetCrash(source.sha256)
    files.push(file)
    for (const each of changed === null ? others : [changed, ...others]) {
      yield
      scored.set(each.institution.id, yield* judge(context, into, each))
    }
    yield
  }
  return files
}

/**
 * Puts taken files into the database in their order, each with the verdicts of whom it changed, all of a file or nothing.
 * Others have their turn between storing, judging and keeping verdicts; who looks at something long goes first.
 */
export const commitInTurns = async function* (
  context: EngineContext,
  committing: Committing,
  taken: TakenSource[],
): AsyncGenerator<ImportedFile[], void> {
  const { store, precedence } = context
  const together = precedence === undefined ? AT_ONCE : 1
  const giveWay = givingWay()
  const standBack = async (): Promise<void> => {
    await giveWay()
    await precedence?.free()
  }
  for (let from = 0; from < taken.length; from += together) {
    await precedence?.free()
    const some = taken.slice(from, from + together)
    yield await store.transactionByTurns(() => commitSome(context, committing, some), standBack)
  }
}
