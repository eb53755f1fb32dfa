import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { ApiFailure, clientOver } from '../api/client'
import type { AuditsResult, CatalogueResult, HostResult, ScoresResult, VerdictsResult } from '../api/results'
import { rankingGroups } from './ranking'

const client = clientOver((path) => fetch(path))

const messageOf = (error: unknown): string =>
  error instanceof ApiFailure ? error.message : 'Страница не смогла показать ответ программы. Обновите её.'

const nameInAddress = (): string | null => {
  try {
    return decodeURIComponent(location.hash.slice(1)) || null
  } catch {
    return null
  }
}

/** What the page shows; the chosen institution lives in the address, so that «назад» and reloading work. */
export const useResults = defineStore('results', () => {
  const host = shallowRef<HostResult | null>(null)
  const audits = shallowRef<AuditsResult['audits']>([])
  const audit = shallowRef<AuditsResult['audits'][number] | null>(null)
  const scores = shallowRef<ScoresResult | null>(null)
  const catalogues = shallowRef<Record<string, CatalogueResult>>({})
  const chosen = ref<string | null>(null)
  const verdicts = shallowRef<VerdictsResult | null>(null)
  const loading = ref(true)
  const failure = ref<string | null>(null)
  const verdictsFailure = ref<string | null>(null)

  const groups = computed(() => rankingGroups(scores.value?.institutions ?? []))
  const institution = computed(() => scores.value?.institutions.find(({ name }) => name === chosen.value) ?? null)

  const showChosen = async (): Promise<void> => {
    const name = nameInAddress()
    chosen.value = name
    verdicts.value = null
    verdictsFailure.value = null
    if (name === null || audit.value === null) return
    try {
      const found = await client.verdicts(audit.value.id, name)
      if (chosen.value === name) verdicts.value = found
    } catch (error) {
      if (chosen.value === name) verdictsFailure.value = messageOf(error)
    }
  }

  const openAudit = async (id: number): Promise<void> => {
    loading.value = true
    failure.value = null
    try {
      const found = await client.scores(id)
      const named = [...new Set(found.institutions.map(({ catalogue }) => catalogue))]
      const pinned = await Promise.all(named.map((each) => client.catalogue(id, each)))
      catalogues.value = Object.fromEntries(pinned.map((each) => [each.id, each]))
      scores.value = found
      audit.value = audits.value.find((each) => each.id === id) ?? null
      await showChosen()
    } catch (error) {
      failure.value = messageOf(error)
    } finally {
      loading.value = false
    }
  }

  const load = async (): Promise<void> => {
    loading.value = true
    failure.value = null
    try {
      host.value = await client.host()
      audits.value = host.value.database === null ? [] : (await client.audits()).audits
      const first = audits.value.at(-1)
      if (first !== undefined) await openAudit(first.id)
    } catch (error) {
      failure.value = messageOf(error)
    } finally {
      loading.value = false
    }
  }

  const choose = (name: string | null): void => {
    if (name === chosen.value) return
    if (name === null) history.pushState(null, '', location.pathname)
    else history.pushState(null, '', `#${encodeURIComponent(name)}`)
    void showChosen()
  }

  return {
    host,
    audits,
    audit,
    scores,
    catalogues,
    chosen,
    institution,
    verdicts,
    loading,
    failure,
    verdictsFailure,
    groups,
    load,
    openAudit,
    choose,
    showChosen,
  }
})
