import type { Criterion } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'
import { examples as allOf } from './all-of'
import { examples as anyOf } from './any-of'
import { examples as atLeast } from './at-least'
import { examples as attested } from './attested'
import { examples as coveredBy } from './covered-by'
import { examples as document } from './document'
import { examples as everyRow } from './every-row'
import { examples as noRow } from './no-row'
import { examples as ordered } from './ordered'
import { examples as publishedBy } from './published-by'
import { examples as ratio } from './ratio'
import { examples as sequence } from './sequence'
import { examples as withinHours } from './within-hours'
import { examples as withinNorm } from './within-norm'

/** A new kind of criterion does not compile without its examples. */
export const EXAMPLES: Record<Criterion['kind'], Example[]> = {
  attested,
  document,
  'published-by': publishedBy,
  ratio,
  'at-least': atLeast,
  'every-row': everyRow,
  'no-row': noRow,
  'within-norm': withinNorm,
  'covered-by': coveredBy,
  ordered,
  'within-hours': withinHours,
  sequence,
  'any-of': anyOf,
  'all-of': allOf,
}
