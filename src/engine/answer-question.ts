import { identityOf, type Roster } from './assign'
import { Failure } from './base/failure'
import { checkAcross } from './check-across'
import { commitFile, type Batch, type ImportedFile } from './commit-file'
import { displayName, type EngineContext } from './engine-context'
import { knownAs } from './intake/place-sender'
import type { Intake } from './intake/types'
import { openRoster } from './join-audit'
import { assessInstitution, chosenInstitution, compareAudit } from './score-audit'
import type { Audit, Institution, KnownInstitution, Question } from './store/types'
import type { TakenSource } from './take-in-order'
import { chosenQuestion } from './waiting-files'

/** Whose a file is: an institution named as elsewhere, or by its number, or one not seen before, under a subdivision if need be. */
export type Answer = { institution: string } | { id: number } | { newcomer: true; subdivision: string | null }

export type Answered = { batch: number; file: ImportedFile }

/** Forms are taken in the order they came: what came before the last form of its institution changes nothing now. */
const refuseOlder = ({ store }: EngineContext, audit: Audit, { batch, file }: Question, of: KnownInstitution): void => {
  const submissions = store.submissions(audit.id)
  // An answered file is in a batch of its own, but came when it was asked about.
  const cameIn = (sha256: string): number => submissions.find((each) => each.sha256 === sha256)?.batch ?? 0
  const later = submissions.find(
    ({ institution, status, sha256 }) => institution === of.id && status === 'accepted' && cameIn(sha256) > batch,
  )
  if (later !== undefined)
    throw new Failure(
      'older-file',
      `«${displayName(of)}» уже прислало форму позже («${later.path}»), данные из «${file}» старее. Чтобы взять их, примите файл ещё раз; чтобы больше не спрашивать — --drop.`,
    )
}

type Given = { question: Question; intake: Intake; answer: Answer }

const fixedRoster = (context: EngineContext, audit: Audit, { question, intake, answer }: Given): Roster => {
  const roster = openRoster(context, audit)
  if ('newcomer' in answer) {
    const identity = identityOf(intake.sender, question.kind)
    const subdivision = answer.subdivision ?? identity.subdivision
    return {
      ...roster,
      place: () => ({ to: 'new', identity: { ...identity, subdivision }, namesake: null, isUnexpected: false }),
    }
  }
  const all = context.store.knownInstitutions(audit.id)
  const known = 'id' in answer ? all.find(({ id }) => id === answer.id) : chosenInstitution(all, answer.institution)
  if (known === undefined)
    throw new Failure('which-institution', 'Такого учреждения больше нет. Обновите страницу и ответьте ещё раз.')
  refuseOlder(context, audit, question, known)
  const { catalogue } = known
  return {
    ...roster,
    place: () =>
      catalogue === null ? { to: 'joins', institution: known } : { to: 'known', institution: { ...known, catalogue } },
  }
}

/** Remembers who is meant by the name, so that the next file of that name is not asked about. */
const remember = (
  { store }: EngineContext,
  { question, intake }: Given,
  of: Institution,
  file: number,
  at: string,
): void => {
  const asked = knownAs(intake.sender, question.kind)
  if (asked === null || question.name === null) return
  const { name: nameKey, ...rest } = asked
  store.addAlias({ ...rest, name: question.name, nameKey, institution: of.id, submission: file, at })
}

/**
 * Takes a waiting file as what the curator says it is: a batch of its own, undone like any other. Its facts, verdicts
 * and scores follow, and the name it was sent under is remembered. Throws Failure: `which-file`, `which-institution`,
 * `older-file`, `inn-taken`, `nameless`.
 */
export const answerQuestion = async (
  context: EngineContext,
  audit: Audit,
  which: string,
  answer: Answer,
): Promise<Answered> => {
  const { store, saver, now } = context
  const question = chosenQuestion(store.questions(audit.id), which)
  const intake = store.intakeInQuestion(question.submission)
  const sent = store.submissions(audit.id).find(({ id }) => id === question.submission)
  if (intake === null || sent === undefined) throw new RangeError(`no waiting file ${question.submission}`)
  if ('newcomer' in answer && question.name === null && identityOf(intake.sender, question.kind).inn === null)
    throw new Failure(
      'nameless',
      'В форме нет ни наименования, ни верного ИНН: назвать новое учреждение нечем. Внесите его реестром и ответьте его именем.',
    )
  const rules = store.rules(audit.id)
  const at = now().toISOString()
  const answered = store.transaction((): Answered => {
    const given = { question, intake, answer }
    const batch: Batch = {
      ...{ id: store.beginBatch(audit.id, at), audit, rules, roster: fixedRoster(context, audit, given) },
      ...{ sentBy: new Map(), known: new Set(store.judged(audit.id)) },
    }
    const source: TakenSource = {
      path: sent.path,
      bytes: store.original(sent.sha256) ?? new Uint8Array(),
      sha256: sent.sha256,
      taken: { sha256: sent.sha256, bytes: sent.bytes, status: 'taken', intake },
      judged: null,
    }
    const { file, changed } = commitFile(context, batch, source)
    if (changed === null) throw new Failure('not-assigned', file.remarks[0]?.message ?? 'Файл принять не удалось.')
    const { institution, data } = changed
    assessInstitution(context, audit, rules, institution, data())
    const last = store.submissions(audit.id).at(-1)?.id ?? 0
    remember(context, given, institution, last, at)
    store.saveScores(audit.id, compareAudit(context, audit).institutions)
    store.finishBatch(batch.id, at)
    checkAcross(context, audit, rules)
    store.journal(at, 'file-assigned', {
      submission: question.submission,
      file: question.file,
      name: question.name,
      institution: institution.id,
      isNew: 'newcomer' in answer,
      batch: batch.id,
    })
    return { batch: batch.id, file }
  })
  await saver.save()
  return answered
}

/** Asks no more about a file; it stays among those that belong to nobody. Throws Failure('which-file'). */
export const dropQuestion = async (
  { store, saver, now }: EngineContext,
  audit: Audit,
  which: string,
): Promise<Question> => {
  const question = chosenQuestion(store.questions(audit.id), which)
  const at = now().toISOString()
  store.transaction(() => {
    store.dropQuestion(question.submission, at)
    store.journal(at, 'question-dropped', { submission: question.submission, file: question.file })
  })
  await saver.save()
  return question
}
