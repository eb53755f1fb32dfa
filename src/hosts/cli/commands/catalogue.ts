import { catalogueResult, cataloguesResult } from '../../../api/results'
import { clauseLabel } from '../../../engine/base/label'
import type { Command } from '../command'
import { table } from '../output'

export const catalogue: Command = {
  usage: 'catalogue [ID] [--json]',
  summary: 'перечни требований, которые знает программа, или один целиком',
  options: [],
  run: async ({ positionals: [id], json, openEngine, output }) => {
    const engine = await openEngine(null)
    if (id === undefined) {
      const list = (await engine.catalogues()).map((each) => ({
        ...each,
        requirements: each.requirements.length,
        scored: each.requirements.filter(({ criterion }) => criterion !== null).length,
      }))
      if (json) output.out(JSON.stringify(cataloguesResult.parse({ catalogues: list }), null, 2))
      else output.out(table(list.map((each) => [each.id, `${each.scored} из ${each.requirements}`, each.title])))
    } else {
      const found = await engine.catalogue(id)
      if (json) output.out(JSON.stringify(catalogueResult.parse(found), null, 2))
      else {
        output.out(`${found.title} (${found.edition})`)
        for (const each of found.requirements) output.out(`${clauseLabel(each)}\t${each.statement}`)
      }
    }
    await engine.close()
    return 0
  },
}
