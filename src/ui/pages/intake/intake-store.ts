import { defineStore } from 'pinia'
import { computed, ref, shallowRef, triggerRef } from 'vue'
import { codeOf } from '../../shared/failures'
import { useJobs } from '../../shared/jobs'
import { useApi } from '../../shared/use-api'
import { sortFiles, type Chosen } from './chosen-files'
import { readKept, uploadsToDrop, withUpload, writeKept, type KeptUpload } from './kept-uploads'
import { sendFiles, type Told } from './send-files'

/** Where files are taken to; an audit named `new` is made by the import. */
export type Target = { audit: number | 'new'; name?: string; schoolYear?: number }

export type SentFile = {
  path: string
  bytes: number
  state: 'waiting' | 'sending' | 'sent' | 'refused'
  reason: string | null
}

/** `left`: the page was reloaded while files were being sent; what came through is still there. */
export type SendingPhase = 'idle' | 'sending' | 'stopped' | 'sent' | 'left'

const PREVIEW_KEY = 'sverka.intake.preview'

/**
 * Files on their way to the program and the job begun over them. It outlives the page: sending goes on while the
 * curator looks elsewhere, and begins the job when all have come.
 */
export const useIntake = defineStore('intake', () => {
  const api = useApi()
  const jobs = useJobs()

  const files = shallowRef(new Map<string, SentFile>())
  const contents = new Map<string, Chosen>()
  /** What jobs of this window were begun over: references to files, not their bytes. */
  const chosenFor = new Map<string, Chosen[]>()
  const phase = ref<SendingPhase>('idle')
  const failure = ref<unknown>(null)
  const litter = ref(0)
  const upload = ref<string | null>(null)
  const target = ref<Target>({ audit: 'new' })
  /** The job begun last in this window. */
  const job = ref<string | null>(null)
  const previewFirst = ref(localStorage.getItem(PREVIEW_KEY) !== 'off')
  const again = ref(false)
  const retry = ref(false)
  const isTaken = ref(false)
  const starting = ref(false)
  let kept = readKept(localStorage)
  let stopping = new AbortController()

  const list = computed(() => [...files.value.values()])
  const of = (state: SentFile['state']): SentFile[] => list.value.filter((file) => file.state === state)
  const sent = computed(() => of('sent'))
  const refused = computed(() => of('refused'))
  const bytesOf = (some: SentFile[]): number => some.reduce((sum, { bytes }) => sum + bytes, 0)
  const bytes = computed(() => bytesOf(list.value) - bytesOf(refused.value))
  const sentBytes = computed(() => bytesOf(sent.value))

  const keep = (change: (kept: KeptUpload[]) => KeptUpload[]): void => {
    kept = change(readKept(localStorage))
    writeKept(localStorage, kept)
  }
  const remember = (jobsBegun?: string[]): void => {
    const id = upload.value
    if (id === null) return
    const before = kept.find((each) => each.upload === id)
    const one = { upload: id, files: list.value.length, bytes: bytes.value, whole: phase.value === 'sent' }
    keep((all) => withUpload(all, { ...one, jobs: jobsBegun ?? before?.jobs ?? [] }))
  }
  const letGo = (some: KeptUpload[]): void => {
    keep((all) => all.filter((each) => !some.some(({ upload: gone }) => gone === each.upload)))
    for (const each of some) void api.dropUpload(each.upload).catch(() => undefined)
  }

  /** Forgets uploads the program has let go: those an import has taken whole, and those of an earlier run of it. */
  const tidy = async (): Promise<void> => {
    const { jobs: all } = await api.jobs()
    const isTakenBy = (id: string): boolean =>
      all.some((each) => each.id === id && each.kind === 'import' && each.state === 'done')
    const isKnown = (id: string): boolean => all.some((each) => each.id === id)
    keep((uploads) =>
      uploads.filter(({ jobs: begun }) => begun.length === 0 || (begun.some(isKnown) && !begun.some(isTakenBy))),
    )
  }

  const put = (file: SentFile): void => {
    files.value.set(file.path, file)
    triggerRef(files)
  }
  const forget = (): void => {
    files.value = new Map()
    contents.clear()
    ;[phase.value, failure.value, litter.value, upload.value, isTaken.value] = ['idle', null, 0, null, false]
  }

  const hear = (told: Told, of: Chosen): void => {
    const file = files.value.get(told.path)
    // One chosen anew under this path waits to be sent itself.
    if (file !== undefined && contents.get(told.path) === of)
      put({ ...file, state: told.state, reason: told.state === 'refused' ? told.reason : null })
  }
  const backToWaiting = (states: SentFile['state'][]): void => {
    for (const file of list.value)
      if (states.includes(file.state) && contents.has(file.path)) put({ ...file, state: 'waiting' })
  }

  /** Begins the preview or the import of what was sent; what stands against it is in `failure`. */
  const begin = async (dryRun: boolean): Promise<void> => {
    const { audit, ...made } = target.value
    if (upload.value === null || starting.value) return
    starting.value = true
    failure.value = null
    try {
      const wish = { upload: upload.value, dryRun, again: again.value, retry: retry.value }
      const { job: begun } = await api.startImport(audit, audit === 'new' ? { ...wish, ...made } : wish)
      job.value = begun
      if (contents.size > 0) chosenFor.set(begun, [...contents.values()])
      isTaken.value ||= !dryRun
      remember([...(kept.find((each) => each.upload === upload.value)?.jobs ?? []), begun])
      jobs.follow(begun)
    } catch (error) {
      failure.value = error
      // The program was started anew and its memory is empty; what is still at hand can be sent again.
      if (codeOf(error) === 'no-upload') [upload.value, phase.value] = [null, 'stopped']
      if (upload.value === null) backToWaiting(['sent'])
    } finally {
      starting.value = false
    }
  }

  const sendWaiting = async (): Promise<void> => {
    if (upload.value === null) upload.value = (await api.newUpload()).upload
    const to = upload.value
    await tidy()
    remember()
    letGo(uploadsToDrop(kept))
    for (let waiting = of('waiting'); waiting.length > 0; waiting = of('waiting'))
      await sendFiles({
        files: waiting.flatMap(({ path }) => contents.get(path) ?? []),
        send: (path, content) => api.sendFile(to, path, content, stopping.signal),
        tell: hear,
      })
  }

  /** Sends what waits, and begins the job when all is there. Called again after a failure, goes on from there. */
  const send = async (dryRun = previewFirst.value): Promise<void> => {
    if (phase.value === 'sending') return
    phase.value = 'sending'
    failure.value = null
    stopping = new AbortController()
    backToWaiting(['sending'])
    try {
      await sendWaiting()
      phase.value = 'sent'
      remember()
      if (sent.value.length > 0) await begin(dryRun)
    } catch (error) {
      phase.value = 'stopped'
      failure.value = stopping.signal.aborted ? null : error
      if (codeOf(error) === 'no-upload') upload.value = null
      backToWaiting(upload.value === null ? ['sending', 'sent'] : ['sending'])
    }
  }

  /** Adds files to what is being sent; after an import they begin a new one. */
  const choose = (chosen: Chosen[], to: Target, unread: string[] = []): void => {
    if (phase.value !== 'sending' && (isTaken.value || phase.value === 'idle')) forget()
    target.value = to
    const sorted = sortFiles(
      chosen,
      new Map(list.value.filter(({ state }) => state !== 'refused').map((file) => [file.path, file])),
    )
    litter.value += sorted.litter
    for (const file of sorted.refused) put({ ...file, state: 'refused' })
    const reason = 'Система не дала прочитать файл. Проверьте права на папку и выберите его ещё раз.'
    for (const path of unread) put({ path, bytes: 0, state: 'refused', reason })
    for (const file of sorted.toSend) {
      const before = files.value.get(file.path)
      contents.set(file.path, file)
      // What came through before a reload is not sent twice.
      if (phase.value === 'left' && before?.state === 'sent' && before.bytes === file.bytes) continue
      put({ path: file.path, bytes: file.bytes, state: 'waiting', reason: null })
    }
    if (phase.value === 'sending') return
    if (of('waiting').length > 0 || phase.value === 'left') void send()
    else phase.value = sent.value.length > 0 ? 'sent' : 'stopped'
  }

  /** Finds an upload that was being sent when the page was reloaded. */
  const restore = async (): Promise<void> => {
    if (phase.value !== 'idle' || kept.length === 0) return
    await tidy().catch(() => undefined)
    const last = kept.at(-1)
    if (phase.value !== 'idle' || last === undefined || last.jobs.length > 0) return
    try {
      const found = await api.upload(last.upload)
      if (phase.value !== 'idle' || found.files.length === 0) return
      for (const { path, bytes: size } of found.files) put({ path, bytes: size, state: 'sent', reason: null })
      upload.value = last.upload
      phase.value = last.whole ? 'sent' : 'left'
    } catch (error) {
      if (codeOf(error) === 'no-upload') keep((all) => all.filter((each) => each.upload !== last.upload))
    }
  }

  const keptFor = (ofJob: string): KeptUpload | undefined =>
    readKept(localStorage).find(({ jobs: begun }) => begun.includes(ofJob))

  /** Whether the files a job was begun over can be taken without being chosen again, as far as this window knows. */
  const isAtHand = (ofJob: string): boolean => chosenFor.has(ofJob) || keptFor(ofJob) !== undefined

  /**
   * Takes the files a job was begun over, or looks at them once more: those the program still holds, else those this window can send once more.
   * Gives whether it was begun.
   */
  const take = async (ofJob: string, to: Target, dryRun = false): Promise<boolean> => {
    if (phase.value === 'sending') return false
    await tidy().catch(() => undefined)
    const held = keptFor(ofJob)
    const chosen = chosenFor.get(ofJob) ?? []
    forget()
    target.value = to
    for (const file of chosen) {
      contents.set(file.path, file)
      put({ path: file.path, bytes: file.bytes, state: held === undefined ? 'waiting' : 'sent', reason: null })
    }
    if (held !== undefined) {
      ;[upload.value, phase.value] = [held.upload, 'sent']
      await begin(dryRun)
      if (codeOf(failure.value) !== 'no-upload') return failure.value === null
      keep((all) => all.filter(({ upload: gone }) => gone !== held.upload))
    }
    if (chosen.length === 0) forget()
    else await send(dryRun)
    return chosen.length > 0 && failure.value === null
  }

  const stop = (): void => stopping.abort()
  const clear = (): void => {
    stopping.abort()
    const dropped = kept.filter((each) => each.upload === upload.value)
    forget()
    letGo(dropped)
  }
  const setPreview = (on: boolean): void => {
    previewFirst.value = on
    localStorage.setItem(PREVIEW_KEY, on ? 'on' : 'off')
  }

  return {
    ...{ phase, failure, litter, target, job, previewFirst, again, retry, starting, list, sent, refused, bytes },
    ...{ sentBytes, isTaken, choose, send, stop, clear, restore, begin, take, tidy, isAtHand, setPreview },
  }
})
