import { useQueryCache } from '@pinia/colada'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { HostResult } from '../../api/host-results'
import { readEvents } from '../shared/event-stream'
import { codeOf } from '../shared/failures'
import { useJobs } from '../shared/jobs'
import { keys } from '../shared/query-keys'
import { useApi } from '../shared/use-api'
import { keepDraftsSecret } from '../shared/use-draft'

export type Trouble = {
  /** `gone`: nothing answers. `restarting`, `stopped`: the engine, while the host answers. `restarted`: over again. */
  kind: 'gone' | 'restarting' | 'stopped' | 'restarted'
  message: string | null
}

const AGAIN_MS = 1500

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Also while the open database waits for its password: what was typed beside it is still in memory. */
const isSecret = ({ password, database }: HostResult): boolean =>
  password.isSet || (database === null && password.wanted !== null)

/**
 * Follows the host behind the page: whether it answers, how its engine is, what is open and what is saved. After a
 * silence, a restart or another database everything shown is fetched anew; what was typed stays where it is.
 */
export const useConnection = defineStore('connection', () => {
  const api = useApi()
  const cache = useQueryCache()
  const jobs = useJobs()
  const answers = ref(true)
  const restarted = ref(false)
  const host = ref<HostResult | null>(null)

  const trouble = computed<Trouble | null>(() => {
    if (!answers.value) return { kind: 'gone', message: null }
    const engine = host.value?.engine
    if (engine !== undefined && engine.state !== 'running') return { kind: engine.state, message: engine.message }
    return restarted.value ? { kind: 'restarted', message: engine?.message ?? null } : null
  })

  /** Nothing of one database is shown as if it were another's, not even until that has answered. */
  const forget = (): void => {
    for (const entry of cache.getEntries({ predicate: ({ key }) => key[0] !== keys.host[0] }))
      cache.setEntryState(entry, { status: 'pending', data: undefined, error: null })
    jobs.forget()
  }

  const anew = (): void => {
    void cache.invalidateQueries()
    void jobs.find().catch(() => undefined)
  }

  const take = (next: HostResult): void => {
    const before = host.value
    const wasGone = !answers.value
    host.value = next
    answers.value = true
    if (before === null || isSecret(before) !== isSecret(next)) keepDraftsSecret(isSecret(next))
    cache.setQueryData([...keys.host], next)
    if (before !== null && next.engine.restarts > before.engine.restarts) restarted.value = true
    const isBack = before?.engine.state !== 'running' && next.engine.state === 'running'
    const isOther = before !== null && before.opened !== next.opened
    if (isOther) forget()
    if (before !== null && (wasGone || isBack || isOther)) anew()
  }

  /** For as long as the page is open; a stranger to this run is told so by what he asks for, not here. */
  const follow = async (): Promise<void> => {
    for (;;) {
      try {
        await readEvents(await api.hostEvents(), (data) => take(JSON.parse(data) as HostResult))
      } catch (error) {
        if (codeOf(error) === 'no-session') return
        answers.value = codeOf(error) === 'no-address'
      }
      await pause(AGAIN_MS)
    }
  }

  const seen = (): void => {
    restarted.value = false
  }

  return { host, trouble, follow, seen }
})
