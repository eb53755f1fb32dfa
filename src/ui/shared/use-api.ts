import { inject, type InjectionKey } from 'vue'
import type { Client } from '../../api/client'

export const API: InjectionKey<Client> = Symbol('api')

/** The typed client of the API. Its calls throw ApiFailure with a Russian `message`. */
export const useApi = (): Client => {
  const client = inject(API)
  if (client === undefined) throw new Error('useApi() outside of the program: provide API first.')
  return client
}
