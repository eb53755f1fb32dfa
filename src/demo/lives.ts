import type { Life } from './life'
import { PERM_CENTRE, TOMSK_CENTRE } from './life-centre'
import { KINDERGARTEN } from './life-kindergarten'
import { OMSK_SCHOOL, PERM_SCHOOL } from './life-school'

/** By regulation, in the order they are told of. */
export const LIVES: Record<string, Life> = {
  'perm-school': PERM_SCHOOL,
  'omsk-school': OMSK_SCHOOL,
  kindergarten: KINDERGARTEN,
  'perm-centre': PERM_CENTRE,
  'tomsk-centre': TOMSK_CENTRE,
}
