import { z } from 'zod'
import { failureResult, importResult, rescoreResult } from './results'
import { settingsChangeResult } from './settings-results'
import { dryRunResult } from './taking-back-results'

/** A file made in this run, to be taken from `/api/downloads/ID`; `id` cannot be guessed. */
const download = z.object({ id: z.string(), name: z.string(), bytes: z.int(), type: z.string() })

/** What a job that makes files ends with. */
const downloadsResult = z.object({ downloads: z.array(download) })

/** What filling the database with a demonstration ends with; `audit` is its number. */
const demoResult = z.object({
  audit: z.int(),
  name: z.string(),
  institutions: z.int(),
  accepted: z.int(),
})

const ENDS = ['running', 'done', 'failed', 'cancelled'] as const

const job = {
  id: z.string(),
  /** Number of the audit; null while there is none yet. */
  audit: z.int().nullable(),
  title: z.string(),
  state: z.enum(ENDS),
  done: z.int(),
  /** 0 while nobody knows how much there is to do. */
  total: z.int(),
  /** So many of the files are on the disk. */
  saved: z.int(),
  /** What is being done, in Russian. */
  note: z.string(),
  /** Moments are ISO. */
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  failure: failureResult.nullable(),
}

/** Jobs that make files. */
const MADE = ['report', 'note', 'letters', 'forms', 'copies'] as const

const kinds = z.enum([
  'import',
  'dry-run',
  'report',
  'note',
  'letters',
  'forms',
  'copies',
  'demo',
  'rescore',
  'settings',
])

/** `GET /api/jobs/ID`; a cancelled import has its result too: what was taken before. */
export const jobResult = z.discriminatedUnion('kind', [
  z.object({ ...job, kind: z.literal('import'), result: importResult.nullable() }),
  z.object({ ...job, kind: z.literal('dry-run'), result: dryRunResult.nullable() }),
  z.object({ ...job, kind: z.literal('rescore'), result: rescoreResult.nullable() }),
  z.object({ ...job, kind: z.literal('settings'), result: settingsChangeResult.nullable() }),
  z.object({ ...job, kind: z.literal('demo'), result: demoResult.nullable() }),
  z.object({ ...job, kind: z.enum(MADE), result: downloadsResult.nullable() }),
])

/** `GET /api/jobs`: those of this run for the open database, oldest first, without what they ended with. */
export const jobsResult = z.object({ jobs: z.array(z.object({ ...job, kind: kinds })) })

/** What starting a job answers with; watch it at `/api/jobs/ID/events`. */
export const startedResult = z.object({ job: z.string() })

/** `GET /api/audits/A/reports`: what was produced in this run, newest first. */
export const producedResult = z.object({
  reports: z.array(
    z.object({
      job: z.string(),
      kind: z.enum(MADE),
      title: z.string(),
      finishedAt: z.string(),
      downloads: z.array(download),
    }),
  ),
})

export type Job = z.infer<typeof jobResult>
/** A job that makes files. */
export type MakingJob = Extract<Job, { kind: (typeof MADE)[number] }>
export type JobKind = z.infer<typeof kinds>
export type JobsResult = z.infer<typeof jobsResult>
export type StartedResult = z.infer<typeof startedResult>
/** A file a job is done with: what became of it and whose it is. */
export type FileDone = Pick<z.infer<typeof importResult>['files'][number], 'path' | 'status' | 'institution'>
/** One event of a job's stream: the job as it is, and what it has said and done since the last one, in Russian lines. */
export type JobEvent = Job & { log: string[]; files: FileDone[] }
export type Download = z.infer<typeof download>
export type DemoResult = z.infer<typeof demoResult>
export type ProducedResult = z.infer<typeof producedResult>
