import { rescoreResult } from '../../../api/results'
import { counted, percent } from '../../../engine/base/russian'
import type { Decided, Named } from '../../../engine/cases/editions/changes'
import type { Figures, RescoredInstitution, Rescoring } from '../../../engine/cases/editions/rescore'
import type { Command } from '../command'
import { table } from '../output'
import { LEVELS, OUTCOMES, shown } from '../words'

const arrow = (before: string, after: string): string => (before === after ? before : `${before} → ${after}`)

const figure =
  (of: (figures: Figures) => string) =>
  (each: RescoredInstitution): string =>
    each.before === null || each.after === null ? '—' : arrow(of(each.before), of(each.after))

const COLUMNS: [string, (each: RescoredInstitution) => string][] = [
  ['Учреждение', ({ name }) => name],
  ['Индекс', figure(({ index }) => shown(index))],
  ['Возможный', figure(({ upper }) => shown(upper))],
  ['Полнота', figure(({ completeness }) => shown(completeness))],
  ['Уровень', figure(({ level }) => (level === null ? 'нет' : LEVELS[level]))],
  ['Место', figure(({ rank }) => (rank === null ? '—' : String(rank)))],
  ['Иначе', ({ changed }) => String(changed.length)],
  ['Ответы: перенесено', ({ answers }) => String(answers.carried.length)],
  ['не перенесено', ({ answers }) => String(answers.notCarried.length)],
  ['спросить', ({ answers }) => String(answers.toAsk.length)],
]

const institutions = (count: number): string => counted(count, 'учреждение', 'учреждения', 'учреждений')

const outcomeWord = ({ outcome, value }: Decided): string =>
  outcome === 'partial' && value !== null ? `${OUTCOMES[outcome]} (${percent(value)})` : OUTCOMES[outcome]

const clauses = (before: Named, after: Named): string => arrow(before.clause, after.clause)

/** The same change of several institutions is one line. */
const changeLines = ({ institutions: all }: Rescoring): string[] => {
  const lines = new Map<string, number>()
  for (const { changed } of all)
    for (const { before, after } of changed) {
      const word = all.length === 1 ? outcomeWord : ({ outcome }: Decided): string => OUTCOMES[outcome]
      const what = word(before) === word(after) ? `${word(before)}, но в другой мере` : arrow(word(before), word(after))
      const line = `  ${clauses(before, after)} (${after.theme}): ${what}`
      lines.set(line, (lines.get(line) ?? 0) + 1)
    }
  return [...lines].map(([line, count]) => (all.length === 1 ? line : `${line} — ${institutions(count)}`))
}

const listed = (heading: string, lines: string[]): string[] => (lines.length === 0 ? [] : ['', heading, ...lines])

const namedLine = ({ clause, statement }: Named): string => `  ${clause}: ${statement}`

const answerLines = ({ institutions: all }: Rescoring): string[] => {
  const lines = new Map<string, number>()
  for (const { answers } of all)
    for (const { before, after } of answers.notCarried) {
      const instead =
        after === null ? 'в новой редакции такого требования нет' : `теперь ${after.clause}, решается иначе`
      const line = `  ${before.clause} (${before.theme}): ${instead}`
      lines.set(line, (lines.get(line) ?? 0) + 1)
    }
  return [...lines].map(([line, count]) => (all.length === 1 ? line : `${line} — ${institutions(count)}`))
}

const decisionLines = ({ institutions: all }: Rescoring): string[] =>
  all.flatMap(({ name, decisions }) => [
    ...decisions.carried.map(
      ({ decision, to }) =>
        `  ${name}, ${arrow(decision.clause, to.clause)}: перенесено, проверьте (${decision.reason})`,
    ),
    ...decisions.orphaned.map(
      ({ clause, reason }) => `  ${name}, ${clause}: требования больше нет, решение хранится без действия (${reason})`,
    ),
  ])

const sums = ({ institutions: all }: Rescoring): string => {
  const moved = all.flatMap(({ before, after }) => {
    const [was, is] = [before?.index ?? null, after?.index ?? null]
    return was === null || is === null ? [] : [is - was]
  })
  const of = (wanted: (difference: number) => boolean): number => moved.filter(wanted).length
  const least = 5e-10
  const levels = all.filter(({ before, after }) => before?.level !== after?.level).length
  const silent = all.filter(({ before }) => before === null).length
  const sum = (count: (each: RescoredInstitution) => number): number =>
    all.reduce((whole, each) => whole + count(each), 0)
  return [
    `Всего ${institutions(all.length)}: индекс выше у ${of((each) => each > least)}, ниже у ${of((each) => each < -least)}, тот же у ${of((each) => Math.abs(each) <= least)}; уровень другой у ${levels}.`,
    ...(silent === 0 ? [] : [`Ещё ничего не прислали: ${silent}.`]),
    `Ответов перенесено ${sum(({ answers }) => answers.carried.length)}, не перенесено ${sum(({ answers }) => answers.notCarried.length)}.`,
  ].join(' ')
}

const text = (result: Rescoring): string =>
  [
    `${result.audit}: ${result.from.id} (${result.from.edition}) → ${result.to.id} (${result.to.edition})`,
    '',
    table([COLUMNS.map(([title]) => title), ...result.institutions.map((each) => COLUMNS.map(([, of]) => of(each)))]),
    '',
    sums(result),
    ...listed('Требования, результат которых изменится:', changeLines(result)),
    ...listed('Больше не оценивается:', result.onlyBefore.map(namedLine)),
    ...listed('Оценивается впервые:', result.onlyAfter.map(namedLine)),
    ...listed('Ответы, которые не переносятся:', answerLines(result)),
    ...listed('Решения куратора:', decisionLines(result)),
    ...listed(
      'Другое место у тех, кто не переходит:',
      result.others.map(({ name, rankBefore, rankAfter }) => `  ${name}: ${rankBefore ?? '—'} → ${rankAfter ?? '—'}`),
    ),
  ].join('\n')

export const rescore: Command = {
  usage: 'rescore --db DB --catalogue NEW [--from OLD] [--institution NAME] [--audit NAME] [--save] [--json]',
  summary: 'что изменит переход на другую редакцию и для кого; с --save — перейти (обратный переход всё возвращает)',
  options: ['db', 'audit', 'catalogue', 'from', 'institution'],
  flags: ['save'],
  run: async ({ text: option, needed, flag, json, openEngine, output }) => {
    const institution = option('institution')
    const wish = {
      to: needed('catalogue'),
      from: option('from'),
      institutions: institution === undefined ? undefined : [institution],
    }
    const engine = await openEngine(needed('db'), true)
    try {
      const audit = engine.audit(option('audit'))
      const result = flag('save') ? await engine.passToEdition(audit, wish) : await engine.rescore(audit, wish)
      output.out(json ? JSON.stringify(rescoreResult.parse(result), null, 2) : text(result))
      output.note(
        result.saved
          ? `Сохранено. Форма новой редакции: sverka form ${result.to.id} --db … --out …; вернуть: sverka rescore --catalogue ${result.from.id} --from ${result.to.id} --save.`
          : 'Ничего не сохранено: это предварительный расчёт. Чтобы перейти, повторите команду с --save.',
      )
      return 0
    } finally {
      await engine.close()
    }
  },
}
