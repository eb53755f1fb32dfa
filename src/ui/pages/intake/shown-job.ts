import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { FileDone, Job } from '../../../api/job-results'
import { codeOf } from '../../shared/failures'
import { useJob, useJobs } from '../../shared/jobs'
import { useApi } from '../../shared/use-api'
import { useQueryParam } from '../../shared/use-query-param'
import { useIntake } from './intake-store'

const isIntake = ({ kind }: Pick<Job, 'kind'>): boolean => kind === 'import' || kind === 'dry-run'

export type ShownJob = {
  job: ComputedRef<Job | null>
  files: ComputedRef<FileDone[]>
  /** The program was restarted since: nothing more is known of the job. */
  isGone: Ref<boolean>
  leave: () => void
}

/**
 * The import or preview to show: the one named in the address, else one that goes on, whoever began it. The address
 * follows what is begun in this window, so a reload finds it.
 */
export const useShownJob = (): ShownJob => {
  const api = useApi()
  const jobs = useJobs()
  const intake = useIntake()
  const named = useQueryParam('job')
  const isGone = ref(false)

  const running = computed(() => jobs.running.findLast(isIntake)?.id ?? null)
  const id = computed(() => (named.value === '' ? (running.value ?? intake.job) : named.value))
  const { job: followed, files } = useJob(id)
  const job = computed(() => (followed.value !== null && isIntake(followed.value) ? followed.value : null))

  watch(
    () => intake.job,
    (begun) => {
      if (begun !== null) named.value = begun
    },
  )
  watch(
    [id, followed],
    async ([now, found]) => {
      isGone.value = false
      if (now === null || found !== null) return
      const failure = await api.job(now).then(
        () => null,
        (error: unknown) => error,
      )
      isGone.value = codeOf(failure) === 'no-job' && id.value === now
    },
    { immediate: true },
  )

  const leave = (): void => {
    intake.job = null
    named.value = ''
    isGone.value = false
  }
  return { job, files, isGone, leave }
}
