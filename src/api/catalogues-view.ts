import type { Engine } from '../engine/index'

/** Catalogues of the program and the curator, as `cataloguesResult` has them. */
export const cataloguesView = async (engine: Pick<Engine, 'catalogues' | 'ownCatalogues'>) => {
  const own = engine.ownCatalogues()
  return (await engine.catalogues()).map((each) => ({
    ...each,
    requirements: each.requirements.length,
    scored: each.requirements.filter(({ criterion }) => criterion !== null).length,
    own: own.includes(each.id),
  }))
}
