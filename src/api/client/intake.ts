import type { RegisterQuery, CollectionChangeBody } from '../collecting-bodies'
import type { AliasesResult, CollectionResult, RegisterResult } from '../collecting-results'
import type { AnswerResult, AskedResult, DroppedResult, QuestionsResult } from '../collecting-results'
import type {
  AnswerBody,
  CorrectionBody,
  CorrectionPlace,
  ImportBody,
  MappingBody,
  UnneededBody,
} from '../intake-bodies'
import type { StartedResult } from '../job-results'
import type { MapResult, MappingsResult, UnknownResult } from '../mapping-results'
import type { BatchesResult, CorrectResult, QuarantineResult, UndoResult } from '../taking-back-results'
import type { NewUploadResult, RemovedResult, UploadedResult, UploadResult } from '../upload-results'
import { query, segment, type Call } from './call'

export const uploadCalls = ({ get, send, sendBytes }: Call) => ({
  newUpload: () => send<NewUploadResult>('POST', '/api/uploads'),
  upload: (id: string) => get<UploadResult>(`/api/uploads/${segment(id)}`),
  /** `path` is what the file is called from here on, with its folder; the same path again replaces it. */
  sendFile: (upload: string, path: string, bytes: ArrayBuffer, signal?: AbortSignal) =>
    sendBytes<UploadedResult>('PUT', `/api/uploads/${segment(upload)}/files${query({ path })}`, bytes, signal),
  dropUpload: (id: string) => send<RemovedResult>('DELETE', `/api/uploads/${segment(id)}`),
})

export const intakeCalls = ({ get, send, sendBytes }: Call) => ({
  /** A job of kind `import` or `dry-run`; an audit named `new` is made by it. */
  startImport: (audit: number | 'new', body: ImportBody) =>
    send<StartedResult>('POST', `/api/audits/${audit}/imports`, body),
  batches: (audit: number) => get<BatchesResult>(`/api/audits/${audit}/batches`),
  undoBatch: (audit: number, batch: number) => send<UndoResult>('POST', `/api/audits/${audit}/batches/${batch}/undo`),
  /** A job of kind `import` that takes the kept files of an undone batch again. */
  redoBatch: (audit: number, batch: number) =>
    send<StartedResult>('POST', `/api/audits/${audit}/batches/${batch}/redo`),
  questions: (audit: number) => get<QuestionsResult>(`/api/audits/${audit}/questions`),
  answerQuestion: (audit: number, submission: number, body: AnswerBody) =>
    send<AnswerResult | DroppedResult | AskedResult>('POST', `/api/audits/${audit}/questions/${submission}`, body),
  unknown: (audit: number) => get<UnknownResult>(`/api/audits/${audit}/unknown`),
  setUnneeded: (audit: number, body: UnneededBody) => send<UnknownResult>('POST', `/api/audits/${audit}/unknown`, body),
  mappings: (audit: number) => get<MappingsResult>(`/api/audits/${audit}/mappings`),
  confirmMapping: (audit: number, body: MappingBody) => send<MapResult>('POST', `/api/audits/${audit}/mappings`, body),
  dropMapping: (audit: number, id: number) => send<MapResult>('DELETE', `/api/audits/${audit}/mappings/${id}`),
  quarantine: (audit: number, institution?: string) =>
    get<QuarantineResult>(`/api/audits/${audit}/quarantine${query({ institution })}`),
  correct: (audit: number, body: CorrectionBody) =>
    send<CorrectResult>('POST', `/api/audits/${audit}/corrections`, body),
  withdrawCorrection: (audit: number, place: CorrectionPlace) =>
    send<CorrectResult>('DELETE', `/api/audits/${audit}/corrections${query(place)}`),
  aliases: () => get<AliasesResult>('/api/aliases'),
  deleteAlias: (id: number) => send<AliasesResult>('DELETE', `/api/aliases/${id}`),
  restoreAlias: (id: number) => send<AliasesResult>('POST', `/api/aliases/${id}/restore`),
  collection: (audit: number, on?: string) => get<CollectionResult>(`/api/audits/${audit}/collection${query({ on })}`),
  changeCollection: (audit: number, body: CollectionChangeBody) =>
    send<CollectionResult>('PATCH', `/api/audits/${audit}/collection`, body),
  sendRegister: (audit: number | 'new', file: string, bytes: ArrayBuffer, more: RegisterQuery = {}) =>
    sendBytes<RegisterResult>('POST', `/api/audits/${audit}/register${query({ file, ...more })}`, bytes),
})
