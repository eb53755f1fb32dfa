import type { MessageBoxOptions } from 'electron'
import type { HostResult } from '../src/api/host-results'
import type { RunningJob } from '../src/hosts/running-jobs'

export type ClosingParts = {
  jobs: () => Promise<RunningJob[]>
  saved: () => HostResult['saved']
  /** Shows a question; true when the user closes all the same. */
  confirm: (options: MessageBoxOptions) => Promise<boolean>
}

const question = (message: string, detail: string): MessageBoxOptions => ({
  type: 'warning',
  title: 'Сверка',
  message,
  detail,
  buttons: ['Остаться', 'Закрыть'],
  defaultId: 0,
  cancelId: 0,
  noLink: true,
})

/** Whether the window may close: it asks only while a job runs or after a save has failed. */
export const mayClose = async ({ jobs, saved, confirm }: ClosingParts): Promise<boolean> => {
  const { state, message } = saved()
  if (state === 'failed' && !(await confirm(question('Последние изменения не сохранены.', message ?? '')))) return false
  // An engine that does not answer keeps nobody in.
  const [job] = await jobs().catch(() => [])
  return (
    job === undefined ||
    confirm(
      question(`Идёт работа «${job.title}».`, 'Закрыть программу и прервать её? Сохранённое до сих пор останется.'),
    )
  )
}
