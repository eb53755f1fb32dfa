import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { MakingJob } from '../../../api/job-results'
import type { ReportBody } from '../../../api/report-bodies'
import { messageOf } from '../../shared/failures'
import { useJob, useJobs } from '../../shared/jobs'
import { useApi } from '../../shared/use-api'
import { useAuditId } from '../../shared/use-audit'

export type Produced = MakingJob

export type Producing = {
  /** The latest of its kind for this audit: as it goes on, or as it ended. */
  job: ComputedRef<Produced | null>
  /** What it told on the way. */
  log: ComputedRef<string[]>
  /** Why it did not even begin, or cannot be stopped. */
  refusal: Ref<string | null>
  isGoing: ComputedRef<boolean>
  start: (body: ReportBody) => Promise<void>
  cancel: () => Promise<void>
}

/** Makes files of one kind in a job; whatever page was open meanwhile, the latest one is found again. */
export const useProduce = (kind: Produced['kind']): Producing => {
  const api = useApi()
  const audit = useAuditId()
  const jobs = useJobs()
  const refusal = ref<string | null>(null)
  const starting = ref(false)
  const begun = ref<string | null>(null)

  const latest = computed(() => {
    const mine = [...jobs.jobs.values()].filter((each) => each.kind === kind && each.audit === audit.value)
    const last = mine.sort((one, other) => one.startedAt.localeCompare(other.startedAt)).at(-1)
    return last?.id ?? begun.value
  })
  const { job, log } = useJob(latest)
  const produced = computed(() => (job.value?.kind === kind ? (job.value as Produced) : null))
  return {
    job: produced,
    log,
    refusal,
    isGoing: computed(() => starting.value || produced.value?.state === 'running'),
    start: async (body) => {
      refusal.value = null
      starting.value = true
      try {
        begun.value = (await api.startReport(audit.value, body)).job
        jobs.follow(begun.value)
      } catch (error) {
        refusal.value = messageOf(error)
      } finally {
        starting.value = false
      }
    },
    cancel: async () => {
      if (produced.value === null) return
      await jobs.cancel(produced.value.id).catch((error: unknown) => (refusal.value = messageOf(error)))
    },
  }
}
