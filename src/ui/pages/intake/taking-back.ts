import { ref } from 'vue'
import type { Client } from '../../../api/client'
import { useRefresh } from '../../shared/query-keys'
import { counted } from '../../shared/russian-plural'
import { useToasts } from '../../shared/toasts'
import { useApi } from '../../shared/use-api'
import { useIntake } from './intake-store'

/** Imports of this run by the batch they made in an audit; `isWanted` narrows which are asked for. */
const batchJobs = async (
  api: Pick<Client, 'jobs' | 'job'>,
  audit: number,
  isWanted: (job: string) => boolean,
): Promise<Map<number, string>> => {
  const found = new Map<number, string>()
  const { jobs: listed } = await api.jobs()
  const wanted = listed.filter((job) => job.kind === 'import' && job.audit === audit && isWanted(job.id))
  const jobs = await Promise.all(wanted.map(({ id }) => api.job(id).catch(() => null)))
  for (const job of jobs) if (job?.kind === 'import' && job.result !== null) found.set(job.result.batch, job.id)
  return found
}

/** Takes batches back at once, and offers to take their files again where the program still has them. */
export const useTakingBack = () => {
  const api = useApi()
  const toasts = useToasts()
  const intake = useIntake()
  const refresh = useRefresh()
  const busy = ref<number | null>(null)

  /** Batches whose files can be taken again, with the jobs that took them. */
  const atHand = async (audit: number): Promise<Map<number, string>> => {
    await intake.tidy()
    return batchJobs(api, audit, intake.isAtHand)
  }

  const again = async (job: string, audit: number): Promise<void> => {
    if (await intake.take(job, { audit })) return
    throw intake.failure ?? new Error('upload gone')
  }

  /** Gives whether it was done. */
  const undo = async (audit: number, batch: number): Promise<boolean> => {
    busy.value = batch
    try {
      const job = (await atHand(audit)).get(batch)
      const { institutions, silent, unread } = await api.undoBatch(audit, batch)
      await refresh.audit(audit)
      const said = [
        `Приём № ${batch} отменён, данные изменились у ${counted(institutions.length, 'учреждения', 'учреждений', 'учреждений')}.`,
        silent.length === 0 ? '' : `Без формы остались: ${silent.length}.`,
        ...unread.map(({ message }) => message),
        job === undefined ? 'Чтобы вернуть данные, примите те же файлы ещё раз.' : '',
      ]
      toasts.show(
        said.filter((part) => part !== '').join(' '),
        job === undefined ? {} : { undo: () => again(job, audit) },
      )
      return true
    } catch (error) {
      toasts.fail(error)
      return false
    } finally {
      busy.value = null
    }
  }

  return { busy, undo, again, atHand }
}
