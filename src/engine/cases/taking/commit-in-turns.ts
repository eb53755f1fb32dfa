import { givingWay } from '../../base/giving-way'
import type { OwnScore } from '../../comparison/compare'
import type { EngineContext } from '../../engine-context'
import type { Refusal } from '../../intake/types'
import type { Institution } from '../../store/types'
import { judgedNow, keepAssessment, keepJudged, scoreNow } from '../judging/score-audit'
import { commitFile, type Batch, type Changed, type ImportedFile } from './commit-file'
import { AT_ONCE } from './interrupted'
import { isThreadLost } from './reader-pool'
import type { TakenSource } from './take-in-order'

export const ENDED_WITH_IT: Refusal = {
  code: 'ended-with-it',
  message:
    'В прошлый раз программа аварийно завершилась, пока читала этот файл, поэтому сейчас он не читался. Сохраните его заново в Excel или LibreOffice как .xlsx и пришлите снова; чтобы всё же прочитать этот, примите его ещё раз, указав, что нужно прочитать и такие файлы (--retry).',
}

const wasRead = ({ taken }: TakenSource): boolean =>
  taken !== null && (taken.status !== 'refused' || (!isThreadLost(taken.refusal) && taken.refusal !== ENDED_WITH_IT))

/** A transaction takes no further file that would make it longer, in milliseconds: whoever asks something waits for it. */
const BRIEF = 15

type Committing = {
  into: Batch
  /** SHA-256 of files that the program once ended with. */
  crashed: ReadonlySet<string>
  /** Scores of whom the files changed, by institution; filled here. */
  scored: Map<number, OwnScore>
  /** Whose an attachment is. */
  owner: (source: TakenSource) => Institution | null
}

type Done = { file: ImportedFile; changed: Changed[] }

/** The first of some files, and whatever else there is time for. Call inside a transaction. */
const briefly = (context: EngineContext, { into, crashed, owner }: Committing, taken: TakenSource[]): Done[] => {
  const begun = performance.now()
  const done: Done[] = []
  let longest = 0
  for (const source of taken) {
    const since = performance.now()
    const { file, changed, others = [] } = commitFile(context, into, source, owner(source))
    if (crashed.has(source.sha256) && wasRead(source)) context.store.forgetCrash(source.sha256)
    done.push({ file, changed: changed === null ? others : [changed, ...others] })
    const now = performance.now()
    longest = Math.max(longest, now - since)
    if (now - begun + longest > BRIEF) break
  }
  return done
}

/**
 * Puts taken files into the database in their order, each with the verdicts of whom it changed. Others have their turn
 * between storing, judging and keeping verdicts, and must not write. A program that ends in between leaves at most
 * `AT_ONCE` files whose institutions are to be judged anew.
 */
export const commitInTurns = async function* (
  context: EngineContext,
  committing: Committing,
  taken: TakenSource[],
): AsyncGenerator<ImportedFile[], void> {
  const { store, precedence } = context
  const { into, scored } = committing
  const { audit, rules } = into
  const giveWay = givingWay()
  const judge = async ({ institution, data, judged: early }: Changed): Promise<OwnScore> => {
    await giveWay()
    if (early !== null) {
      keepAssessment(context, audit, institution, early)
      return scoreNow(audit, rules, institution, early)
    }
    const judged = judgedNow(context, audit, rules, institution, data())
    await giveWay()
    store.transaction(() => keepJudged(context, audit, institution, judged))
    return scoreNow(audit, rules, institution, judged)
  }
  for (let from = 0; from < taken.length;) {
    await precedence?.free()
    const done = store.transaction(() => briefly(context, committing, taken.slice(from, from + AT_ONCE)))
    from += done.length
    for (const each of done.flatMap(({ changed }) => changed)) scored.set(each.institution.id, await judge(each))
    yield done.map(({ file }) => file)
  }
}
