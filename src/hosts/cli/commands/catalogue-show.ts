import { catalogueResult, cataloguesResult } from '../../../api/results'
import { clauseLabel } from '../../../engine/base/label'
import type { Engine } from '../../../engine/index'
import type { Invocation } from '../command'
import { table } from '../output'

const list = async (engine: Engine, { json, output }: Invocation): Promise<void> => {
  const catalogues = (await engine.catalogues()).map((each) => ({
    ...each,
    requirements: each.requirements.length,
    scored: each.requirements.filter(({ criterion }) => criterion !== null).length,
  }))
  if (json) output.out(JSON.stringify(cataloguesResult.parse({ catalogues }), null, 2))
  else output.out(table(catalogues.map((each) => [each.id, `${each.scored} из ${each.requirements}`, each.title])))
}

const whole = async (engine: Engine, id: string, { json, output }: Invocation): Promise<void> => {
  const found = await engine.catalogue(id)
  if (json) output.out(JSON.stringify(catalogueResult.parse(found), null, 2))
  else {
    output.out(`${found.title} (${found.edition})`)
    for (const each of found.requirements) output.out(`${clauseLabel(each)}\t${each.statement}`)
  }
}

/** `catalogue [ID]`: the list of catalogues, or one whole. */
export const showCatalogues = async (id: string | undefined, invocation: Invocation): Promise<number> => {
  const engine = await invocation.openEngine(null)
  try {
    if (id === undefined) await list(engine, invocation)
    else await whole(engine, id, invocation)
    return 0
  } finally {
    await engine.close()
  }
}
