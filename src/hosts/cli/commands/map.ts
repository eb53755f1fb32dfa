import { unknownResult } from '../../../api/mapping-results'
import { Failure } from '../../../engine/base/failure'
import { normalised } from '../../../engine/base/russian'
import type { UnknownParts } from '../../../engine/cases/settling/unknown'
import type { Engine } from '../../../engine/index'
import type { Audit } from '../../../engine/store/types'
import type { Command, Invocation } from '../command'
import { tellMapped } from './mappings'

type Unknown = UnknownParts['unknown'][number]

/** What is said of a sheet or column: what it is, or that it need not be asked about. Throws Failure('usage'). */
const saidOf = ({ text, flag }: Pick<Invocation, 'text' | 'flag'>): { as: string } | { unneeded: boolean } => {
  const as = text('as')
  const [isUnneeded, isNeeded] = [flag('unneeded'), flag('needed')]
  if (Number(as !== undefined) + Number(isUnneeded) + Number(isNeeded) !== 1)
    throw new Failure(
      'usage',
      `Скажите что-нибудь одно: --as (что это), --unneeded (больше не спрашивать) или --needed (спрашивать снова).\nТак: sverka ${map.usage}`,
    )
  return as === undefined ? { unneeded: isUnneeded } : { as }
}

const isFile = (path: string, wanted: string): boolean =>
  path === wanted || path.endsWith(`/${wanted}`) || wanted.endsWith(`/${path}`)

/** Says of what a file has and nobody knew that it need not be asked about, or that it is to be asked about again. */
const setUnneeded = async (
  engine: Engine,
  audit: Audit,
  { needed, text, json, output }: Invocation,
  on: boolean,
): Promise<number> => {
  const [file, sheet, column] = [needed('file').split('\\').join('/'), needed('sheet'), text('column') ?? null]
  const isMeant = (each: Unknown): boolean =>
    each.files.some((path) => isFile(path, file)) &&
    normalised(each.sheet) === normalised(sheet) &&
    (each.column === null || column === null ? each.column === column : normalised(each.column) === normalised(column))
  const found = engine.unknown(audit).unknown.filter(isMeant)
  if (found.length === 0)
    throw new Failure(
      'which-sheet',
      `Незнакомого ${column === null ? `листа «${sheet}»` : `столбца «${column}» на листе «${sheet}»`} в файле «${file}» нет. Что незнакомо, видно в замечаниях: sverka remarks.`,
    )
  for (const { catalogue, sheet: title, column: header } of found)
    await engine.setUnneeded(audit, { catalogue, sheet: title, column: header }, on)
  if (json) output.out(JSON.stringify(unknownResult.parse({ audit: audit.name, ...engine.unknown(audit) }), null, 2))
  const what = column === null ? `лист «${sheet}»` : `лист «${sheet}», столбец «${column}»`
  output.note(
    on
      ? `Больше не спрашивать в мониторинге «${audit.name}»: ${what}. В замечаниях и отчёте он назван по-прежнему. Спрашивать снова: --needed.`
      : `Спрашивать снова: ${what}.`,
  )
  return 0
}

export const map: Command = {
  usage:
    'map --db DB --file ФАЙЛ --sheet ЛИСТ [--column "ЗАГОЛОВОК"] (--as people.connected [--catalogue ID] | --unneeded | --needed) [--audit NAME] [--json]',
  summary:
    'сказать, что это за лист или столбец, и перечитать файлы, которые этого ждут; --unneeded — он не нужен, больше не спрашивать; --needed — спрашивать снова',
  options: ['db', 'audit', 'file', 'sheet', 'column', 'as', 'catalogue'],
  flags: ['unneeded', 'needed'],
  run: async (invocation) => {
    const { text, needed, json, openEngine, output } = invocation
    const [file, sheet, said] = [needed('file'), needed('sheet'), saidOf(invocation)]
    const engine = await openEngine(needed('db'), true)
    try {
      const audit = engine.audit(text('audit'))
      if ('unneeded' in said) return await setUnneeded(engine, audit, invocation, said.unneeded)
      const wish = { file, sheet, column: text('column') ?? null, as: said.as, catalogue: text('catalogue') }
      return tellMapped(output, audit.name, await engine.confirmMapping(audit, wish), json)
    } finally {
      await engine.close()
    }
  },
}
