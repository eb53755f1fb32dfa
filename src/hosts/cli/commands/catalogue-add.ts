import { catalogueAddResult } from '../../../api/catalogue-results'
import { Failure } from '../../../engine/base/failure'
import { nestedQuotes } from '../../../engine/base/quotes'
import { counted } from '../../../engine/base/russian'
import type { Engine } from '../../../engine/index'
import type { Invocation } from '../command'
import { sourcesOf } from '../walk'

type Added = Awaited<ReturnType<Engine['addCatalogue']>>

const mistakeText = ({ sheet, cell, value, message }: Added['mistakes'][number]): string =>
  [sheet, cell, value === null ? null : `«${value}»`, message].filter((part) => part !== null).join(' · ')

const outcomeText = (added: Added): string => {
  const { status, id, title, follows, requirements, scored, themes, mistakes } = added
  if (status === 'rejected')
    return `Ничего не добавлено: в книге ${counted(mistakes.length, 'ошибка', 'ошибки', 'ошибок')}. Исправьте все и загрузите её снова.`
  if (status === 'known') return `Такой перечень уже есть: ${id} — «${title}». Ничего не изменилось.`
  return [
    follows === null
      ? `Добавлено положение ${id}: «${title}».`
      : `Добавлена новая редакция ${id}: «${title}». Прежняя, ${follows}, сохранена; начатые мониторинги остаются при своих редакциях.`,
    `Требований ${requirements}, из них оценивается ${scored}.`,
    ...(themes.length === 0 ? [] : [`Новые темы: ${themes.join(', ')}.`]),
  ].join('\n')
}

/** `catalogue add X.xlsx --db DB`. Code 1 when the workbook has mistakes. Throws Failure('usage' | 'no-path' …). */
export const addCatalogue = async (paths: string[], invocation: Invocation): Promise<number> => {
  const { json, output, openEngine, needed } = invocation
  const [path] = paths
  const usage = 'Укажите одну книгу перечня.\nТак: sverka catalogue add X.xlsx --db DB'
  if (path === undefined || paths.length > 1) throw new Failure('usage', usage)
  const database = needed('db')
  const [source, ...others] = await sourcesOf([path])
  if (source === undefined || others.length > 0) throw new Failure('usage', usage)
  const bytes = await source.read()
  const engine = await openEngine(database)
  try {
    const added = await engine.addCatalogue(bytes, source.path)
    if (json) output.out(JSON.stringify(catalogueAddResult.parse({ ...added, file: source.path }), null, 2))
    else for (const mistake of added.mistakes) output.out(mistakeText(mistake))
    output.note(nestedQuotes(outcomeText(added)))
    return added.status === 'rejected' ? 1 : 0
  } finally {
    await engine.close()
  }
}
