import type { EngineContext } from '../../engine-context'
import type { Audit } from '../../store/types'
import type { RescoreWish } from './passing'
import type { Rescoring } from './rescore'

/** Use cases of passing to another edition. Throw Failure, see `rescore` and `passToEdition`. */
export type ChangingEditions = {
  /** What holding institutions to another edition would change for whom; writes nothing. */
  rescore: (audit: Audit, wish: RescoreWish) => Promise<Rescoring>
  /** Holds institutions to another edition, which the audit then pins too, and saves. */
  passToEdition: (audit: Audit, wish: RescoreWish) => Promise<Rescoring>
}

export const changingEditions = (context: EngineContext): ChangingEditions => ({
  rescore: async (audit, wish) => {
    const { rescore } = await import('./rescore')
    return rescore(context, audit, wish)
  },
  passToEdition: async (audit, wish) => {
    const { passToEdition } = await import('./move')
    return passToEdition(context, audit, wish)
  },
})
