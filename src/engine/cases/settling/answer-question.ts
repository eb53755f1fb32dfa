import { identityOf, type Roster } from '../taking/assign'
import { Failure } from '../../base/failure'
import { checkAcross } from '../judging/check-across'
import { commitFile, type Batch, type Changed, type ImportedFile } from '../taking/commit-file'
import { displayName, type EngineContext } from '../../engine-context'
import { knownAs } from '../../intake/place-sender'
import type { Intake } from '../../intake/types'
import { openRoster } from '../taking/join-audit'
import { assessInstitution, chosenInstitution, compareAudit } from '../judging/score-audit'
import type { KnownInstitution } from '../../store/known-institutions'
import type { Question } from '../../store/questions'
import type { Submission } from '../../store/submission-types'
import type { Audit, Institution } from '../../store/types'
import type { TakenSource } from '../taking/take-in-order'
import { chosenQuestion } from './waiting-files'

/** Whose a file is: an institution named as elsewhere, or by its number, or one not seen before, under a subdivision if need be. */
export type Answer = { institution: string } | { id: number } | { newcomer: true; subdivision: string | null }

/** `also`: other waiting files sent under the very same name and ИНН, taken in the same batch. */
export type Answered = { batch: number; file: ImportedFile; also: ImportedFile[] }

/** What the institution sent after the file, if anything: forms are taken in the order they came. */
const laterForm = ({ store }: EngineContext, audit: Audit, { batch }: Question, of: number): Submission | undefined => {
  const submissions = store.submissions(audit.id)
  // An answered file is in a batch of its own, but came when it was asked about.
  const cameIn = (sha256: string): number => submissions.find((each) => each.sha256 === sha256)?.batch ?? 0
  return submissions.find(
    ({ institution, status, sha256 }) => institution === of && status === 'accepted' && cameIn(sha256) > batch,
  )
}

const refuseOlder = (context: EngineContext, audit: Audit, question: Question, of: KnownInstitution): void => {
  const later = laterForm(context, audit, question, of.id)
  if (later !== undefined)
    throw new Failure(
      'older-file',
      `«${displayName(of)}» уже прислало форму позже («${later.path}»), данные из «${question.file}» старее. Чтобы взять их, примите файл ещё раз; если не нужны, откажитесь от вопроса.`,
    )
}

/** Waiting files that say of themselves exactly what this one does, with it, in the order they came. */
const saidAlike = ({ store }: EngineContext, audit: Audit, question: Question): Question[] => {
  const { name, inn, kind, submission } = question
  const subdivisionOf = (of: number): string | null => store.intakeInQuestion(of)?.sender.subdivision ?? null
  const own = subdivisionOf(submission)
  const isRead = new Set(store.submissions(audit.id).flatMap(({ id, catalogue }) => (catalogue === null ? [] : [id])))
  const alike = store
    .questions(audit.id)
    .filter(
      (each) =>
        each.submission === submission ||
        ((name !== null || inn !== null) &&
          each.name === name &&
          each.inn === inn &&
          each.kind === kind &&
          isRead.has(each.submission) &&
          subdivisionOf(each.submission) === own),
    )
  return alike.sort((one, other) => one.submission - other.submission)
}

type Given = { question: Question; intake: Intake; answer: Answer }

/** A roster that places every file with this institution. */
const rosterOfOne = (roster: Roster, known: KnownInstitution): Roster => {
  const { catalogue } = known
  return {
    ...roster,
    place: () =>
      catalogue === null ? { to: 'joins', institution: known } : { to: 'known', institution: { ...known, catalogue } },
  }
}

/** Who is meant, of those known; null where it is somebody new. */
const knownOf = (context: EngineContext, audit: Audit, { question, answer }: Given): KnownInstitution | null => {
  if ('newcomer' in answer) return null
  const all = context.store.knownInstitutions(audit.id)
  const known = 'id' in answer ? all.find(({ id }) => id === answer.id) : chosenInstitution(all, answer.institution)
  if (known === undefined)
    throw new Failure('which-institution', 'Такого учреждения больше нет. Обновите страницу и ответьте ещё раз.')
  refuseOlder(context, audit, question, known)
  return known
}

const rosterOfNew = (roster: Roster, { question, intake, answer }: Given): Roster => {
  const identity = identityOf(intake.sender, question.kind)
  const subdivision = ('newcomer' in answer ? answer.subdivision : null) ?? identity.subdivision
  return {
    ...roster,
    place: () => ({ to: 'new', identity: { ...identity, subdivision }, namesake: null, isUnexpected: false }),
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

const sourceOf = ({ store }: EngineContext, audit: Audit, { submission }: Question, intake: Intake): TakenSource => {
  const sent = store.submissions(audit.id).find(({ id }) => id === submission)
  if (sent === undefined) throw new RangeError(`no waiting file ${submission}`)
  const { path, sha256, bytes } = sent
  const taken: TakenSource['taken'] = { sha256, bytes, status: 'taken', intake }
  return { path, bytes: store.original(sha256) ?? new Uint8Array(), sha256, taken, judged: null }
}

const readOf = ({ store }: EngineContext, { submission }: Question): Intake => {
  const intake = store.intakeInQuestion(submission)
  if (intake === null) throw new RangeError(`no waiting file ${submission}`)
  return intake
}

/**
 * Takes a waiting file as what the curator says it is, and with it those sent under the very same name and ИНН: a batch
 * of its own, undone like any other. Facts, verdicts and scores follow, and the name is remembered. Throws Failure:
 * `which-file`, `which-institution`, `older-file`, `inn-taken`, `nameless`.
 */
export const answerQuestion = async (
  context: EngineContext,
  audit: Audit,
  which: string,
  answer: Answer,
): Promise<Answered> => {
  const { store, saver, now } = context
  const asked = chosenQuestion(store.questions(audit.id), which)
  const intake = readOf(context, asked)
  if ('newcomer' in answer && asked.name === null && identityOf(intake.sender, asked.kind).inn === null)
    throw new Failure(
      'nameless',
      'В форме нет ни наименования, ни верного ИНН: назвать новое учреждение нечем. Внесите его реестром и ответьте его именем.',
    )
  const rules = store.rules(audit.id)
  const at = now().toISOString()
  const given = { question: asked, intake, answer }
  const answered = store.transaction((): Answered => {
    const roster = openRoster(context, audit)
    const known = knownOf(context, audit, given)
    const batch: Batch = {
      ...{ id: store.beginBatch(audit.id, at), audit, rules },
      ...{ sentBy: new Map(), known: new Set(store.judged(audit.id)) },
      roster: known === null ? rosterOfNew(roster, given) : rosterOfOne(roster, known),
    }
    const isOwn = ({ submission }: Question): boolean => submission === asked.submission
    const isInTime = (question: Question): boolean =>
      isOwn(question) || known === null || laterForm(context, audit, question, known.id) === undefined
    const take = (question: Question): { question: Question; file: ImportedFile; changed: Changed } => {
      const source = sourceOf(context, audit, question, readOf(context, question))
      const { file, changed } = commitFile(context, batch, source)
      if (changed === null) throw new Failure('not-assigned', file.remarks[0]?.message ?? 'Файл принять не удалось.')
      const { institution } = changed
      // Whom the first of them made new, the others know.
      batch.roster = rosterOfOne(roster, { ...institution, email: null, isExpected: false })
      if (isOwn(question)) remember(context, given, institution, store.submissions(audit.id).at(-1)?.id ?? 0, at)
      store.journal(at, 'file-assigned', {
        submission: question.submission,
        file: question.file,
        name: question.name,
        institution: institution.id,
        isNew: 'newcomer' in answer,
        batch: batch.id,
      })
      return { question, file, changed }
    }
    const taken = saidAlike(context, audit, asked).filter(isInTime).map(take)
    const last = taken.at(-1)?.changed
    const own = taken.find(({ question }) => isOwn(question))
    if (last === undefined || own === undefined) throw new RangeError(`no waiting file ${asked.submission}`)
    assessInstitution(context, audit, rules, last.institution, last.data())
    store.saveScores(audit.id, compareAudit(context, audit).institutions)
    store.finishBatch(batch.id, at)
    checkAcross(context, audit, rules)
    return { batch: batch.id, file: own.file, also: taken.filter((each) => each !== own).map(({ file }) => file) }
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

/** Asks again whose a file is, that nobody was to be asked about. Throws Failure('which-file'). */
export const askAgain = async (
  { store, saver, now }: EngineContext,
  audit: Audit,
  submission: number,
): Promise<Question> => {
  const at = now().toISOString()
  const question = store.transaction(() => {
    const isBack = store.askAgain(audit.id, submission)
    const found = store.questions(audit.id).find((each) => each.submission === submission)
    if (!isBack || found === undefined)
      throw new Failure('which-file', 'Об этом файле уже не спросить: он отменён или принят. Обновите страницу.')
    store.journal(at, 'question-asked', { submission, file: found.file })
    return found
  })
  await saver.save()
  return question
}
