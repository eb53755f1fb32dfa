import { cataloguesView } from '../../../api/catalogues-view'
import { catalogueResult, cataloguesResult } from '../../../api/catalogue-results'
import { clauseLabel } from '../../../engine/base/label'
import { Failure } from '../../../engine/base/failure'
import { writeOut } from '../../../engine/base/write-out'
import type { Engine } from '../../../engine/index'
import type { Invocation } from '../command'
import { table } from '../output'

const list = async (engine: Engine, { json, output }: Invocation): Promise<void> => {
  const catalogues = await cataloguesView(engine)
  if (json) output.out(JSON.stringify(cataloguesResult.parse({ catalogues }), null, 2))
  else {
    const noted = ({ own: added, follows }: (typeof catalogues)[number]): string =>
      added ? `свой${follows === undefined ? '' : `, вместо ${follows}`}` : ''
    output.out(
      table(catalogues.map((each) => [each.id, `${each.scored} из ${each.requirements}`, each.title, noted(each)])),
    )
  }
}

const whole = async (engine: Engine, id: string, { json, output }: Invocation): Promise<void> => {
  const found = await engine.catalogue(id)
  if (json) output.out(JSON.stringify(catalogueResult.parse(await engine.inWords(found, null)), null, 2))
  else {
    output.out(`${found.title} (${found.edition})`)
    for (const each of found.requirements) output.out(`${clauseLabel(each)}\t${each.statement}`)
  }
}

const asWorkbook = async (engine: Engine, id: string, out: string, { text, output }: Invocation): Promise<void> => {
  await writeOut(out, await engine.catalogueWorkbook(id), 'catalogue-not-written')
  if (text('db') !== undefined) await engine.noteExport(null, 'catalogue', { files: 1, catalogue: id })
  output.note(`Перечень записан: ${out}. Как его менять, сказано на первом листе.`)
}

/** `catalogue [ID]`: the list of catalogues, one whole, or one as a workbook. */
export const showCatalogues = async (id: string | undefined, invocation: Invocation): Promise<number> => {
  const out = invocation.text('out')
  if (out !== undefined && id === undefined)
    throw new Failure(
      'usage',
      'Укажите, какой перечень записать в книгу.\nТак: sverka catalogue perm-school --out X.xlsx',
    )
  const engine = await invocation.openEngine(invocation.text('db') ?? null, true, { orReadOnly: true })
  try {
    if (id === undefined) await list(engine, invocation)
    else if (out !== undefined) await asWorkbook(engine, id, out, invocation)
    else await whole(engine, id, invocation)
    return 0
  } finally {
    await engine.close()
  }
}
