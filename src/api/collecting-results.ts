import { z } from 'zod'
import { importResult } from './results'

const kind = z.enum(['preschool', 'school', 'additional'])
const text = z.string().nullable()
const candidate = z.object({
  id: z.int(),
  institution: z.string(),
  inn: text,
  /** 1 where the name or the ИНН fits entirely. */
  score: z.number().min(0).max(1),
})

/** `sverka assign --json`: files that wait for an answer whose they are; `submission` is the number to answer with. */
export const questionsResult = z.object({
  audit: z.string(),
  questions: z.array(
    z.object({
      submission: z.int(),
      batch: z.int(),
      file: z.string(),
      name: text,
      inn: text,
      kind,
      message: z.string(),
      candidates: z.array(candidate),
    }),
  ),
})

/** `sverka assign FILE --institution NAME --json`: the file as taken, in a batch of its own; `also`: others that said the same of themselves. */
export const answerResult = z.object({
  audit: z.string(),
  batch: z.int(),
  file: importResult.shape.files.element,
  also: importResult.shape.files,
})

/** `POST …/questions/S {drop: true}`: the file nobody is asked about any more. */
export const droppedResult = z.object({ audit: z.string(), dropped: z.string() })

/** `POST …/questions/S {ask: true}`: the file that is asked about again. */
export const askedResult = z.object({ audit: z.string(), asked: z.string() })

/** `sverka aliases --json`; `subdivision` is as compared, empty for none, `addedAt` a date-time. */
export const aliasesResult = z.object({
  aliases: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      kind,
      subdivision: z.string(),
      inn: text,
      institution: z.string(),
      file: z.string(),
      addedAt: z.string(),
    }),
  ),
})

const rowRemark = z.object({
  sheet: z.string(),
  row: z.int(),
  cell: text,
  value: text,
  message: z.string(),
})

/** `sverka register --json`; `row` is a row of the sheet, `fields` what it changed, `missing` who is not in the register. */
export const registerResult = z.object({
  audit: z.string(),
  file: z.string(),
  sheet: z.string(),
  summary: z.object({
    new: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    skipped: z.int(),
  }),
  institutions: z.array(
    z.object({
      row: z.int(),
      institution: z.string(),
      change: z.enum(['new', 'changed', 'unchanged']),
      fields: z.array(z.string()),
    }),
  ),
  remarks: z.array(rowRemark),
  refused: z.array(rowRemark),
  missing: z.array(z.string()),
})

/** `sverka collection --json`: as of the day `on`; days are ISO, `deadline` is the extension, else the due date. */
export const collectionResult = z.object({
  audit: z.string(),
  on: z.string(),
  dueDate: text,
  summary: z.object({
    expected: z.int(),
    notSubmitted: z.int(),
    received: z.int(),
    rework: z.int(),
    accepted: z.int(),
    overdue: z.int(),
    late: z.int(),
  }),
  institutions: z.array(
    z.object({
      institution: z.string(),
      inn: text,
      kind,
      subdivision: text,
      municipality: text,
      email: text,
      catalogue: z.string(),
      dueDate: text,
      extendedTo: text,
      deadline: text,
      status: z.enum(['not-submitted', 'received', 'rework', 'accepted']),
      files: z.int(),
      receivedOn: text,
      late: z.boolean(),
      daysLate: z.int(),
      overdue: z.boolean(),
      daysOverdue: z.int(),
    }),
  ),
})

export type QuestionsResult = z.infer<typeof questionsResult>
export type AnswerResult = z.infer<typeof answerResult>
export type DroppedResult = z.infer<typeof droppedResult>
export type AskedResult = z.infer<typeof askedResult>
export type AliasesResult = z.infer<typeof aliasesResult>
export type RegisterResult = z.infer<typeof registerResult>
export type CollectionResult = z.infer<typeof collectionResult>
