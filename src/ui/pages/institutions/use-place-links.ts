import { useRoute } from 'vue-router'
import type { Observation } from '../../../api/observations-results'
import type { PageLink } from '../../shared/links'
import type { ShownVerdict } from '../../shared/words'

type Cited = Pick<ShownVerdict['evidence'][number], 'file' | 'sheet' | 'cell'>

/** Where a cited cell leads without leaving the page as it is: to its sheet, or to the curator's own observation. */
export const usePlaceLinks = (observations: () => readonly Pick<Observation, 'id' | 'file'>[] = () => []) => {
  const route = useRoute()
  return ({ file, sheet, cell }: Cited): PageLink => {
    const seen = observations().find((each) => each.file === file)
    return seen === undefined
      ? { path: route.path, query: { ...route.query, requirement: undefined, source: file, sheet, cell } }
      : { path: route.path, query: { tab: 'observations', observation: seen.id } }
  }
}
