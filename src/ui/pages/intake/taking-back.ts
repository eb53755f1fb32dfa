import { ref } from 'vue'
import { ApiFailure, type Client } from '../../../api/client'
import { useJobs } from '../../shared/jobs'
import { useRefresh } from '../../shared/query-keys'
import { counted } from '../../shared/russian-plural'
import { useToasts, type ToastParts } from '../../shared/toasts'
import { useApi } from '../../shared/use-api'
import { useIntake } from './intake-store'

type Way = { said: string } & Pick<ToastParts, 'undo' | 'redo' | 'isUndone' | 'about'>

const CANCELLED = { code: 'cancelled', message: 'Возврат прерван. Что успели принять, видно в «Пакетах».' }

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

/** Takes batches back at once, and offers to take their files again. */
export const useTakingBack = () => {
  const api = useApi()
  const toasts = useToasts()
  const intake = useIntake()
  const jobs = useJobs()
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

  /** Begins to take the kept files of an undone batch again. */
  const redo = async (audit: number, batch: number): Promise<string> => {
    const { job } = await api.redoBatch(audit, batch)
    jobs.follow(job)
    return job
  }

  /** Waits until an import has ended. Gives the batch it made. */
  const madeBy = async (job: string | null, audit: number): Promise<number> => {
    const ended = job === null ? null : await api.watchJob(job, () => undefined)
    if (ended?.kind !== 'import' || ended.result === null) throw new ApiFailure(ended?.failure ?? CANCELLED)
    await refresh.audit(audit)
    return ended.result.batch
  }

  /** What to offer once a batch is undone: the files the program or this window still has, else those that are kept. */
  const wayBack = async (audit: number, batch: number, job: string | undefined): Promise<Way> => {
    const found = (await api.batches(audit)).batches.find((each) => each.batch === batch)
    const kept = found?.again ?? 0
    if (job === undefined && kept === 0)
      return {
        said:
          (found?.observations ?? 0) > 0
            ? 'Наблюдение можно записать снова на странице учреждения.'
            : 'Вернуть данные можно новым приёмом тех же файлов или ответом на вопрос о них.',
      }
    const lost = job === undefined ? (found?.files.attachment ?? 0) : 0
    let made = batch
    return {
      said: lost > 0 ? `Вложения (${lost}) не вернутся: их содержимого программа не хранит.` : '',
      redo: async () => {
        if (job !== undefined) await again(job, audit)
        made = await madeBy(job === undefined ? await redo(audit, batch) : intake.job, audit)
      },
      undo: async () => {
        await api.undoBatch(audit, made)
        await refresh.audit(audit)
      },
      isUndone: true,
      about: `приём № ${batch}.`,
    }
  }

  /** Gives whether it was done. */
  const undo = async (audit: number, batch: number): Promise<boolean> => {
    busy.value = batch
    try {
      const job = (await atHand(audit)).get(batch)
      const { institutions, silent, unread } = await api.undoBatch(audit, batch)
      await refresh.audit(audit)
      const { said: more, ...way } = await wayBack(audit, batch, job)
      const said = [
        `Приём № ${batch} отменён, данные изменились у ${counted(institutions.length, 'учреждения', 'учреждений', 'учреждений')}.`,
        silent.length === 0 ? '' : `Без формы остались: ${silent.length}.`,
        ...unread.map(({ message }) => message),
        more,
      ]
      toasts.show(said.filter((part) => part !== '').join(' '), way)
      return true
    } catch (error) {
      toasts.fail(error)
      return false
    } finally {
      busy.value = null
    }
  }

  return { busy, undo, again, redo, atHand }
}
