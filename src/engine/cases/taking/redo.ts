import { Failure } from '../../base/failure'
import { russianDay } from '../../base/calendar'
import type { EngineContext } from '../../engine-context'
import type { Audit } from '../../store/types'
import { importFiles, type ImportOptions, type ImportOutcome } from './import-files'

export type RedoOptions = Pick<ImportOptions, 'signal' | 'onProgress' | 'onFile'>

/**
 * Takes the files of an undone batch once more from their kept originals, as a batch of its own, with the corrections
 * and mappings as they are now. Attachments and refused files are not kept and do not come back; nor does what is in
 * force already. Throws Failure: `no-batch`, `not-undone`, `nothing-kept`.
 */
export const redoBatch = async (
  context: EngineContext,
  audit: Audit,
  id: number,
  options: RedoOptions = {},
): Promise<ImportOutcome> => {
  const { store } = context
  const batch = store.batch(id)
  if (batch.audit !== audit.id) throw new Failure('no-batch', `Пакета № ${id} в мониторинге «${audit.name}» нет.`)
  if (batch.undoneAt === null) throw new Failure('not-undone', `Пакет № ${id} не отменён: возвращать нечего.`)
  const kept = store.keptFiles(id)
  if (kept.length === 0)
    throw new Failure(
      'nothing-kept',
      `Пакет № ${id} отменён ${russianDay(batch.undoneAt.slice(0, 10))}, и вернуть его программа не может: его файлы уже приняты иначе или в базе не хранятся. Примите их снова.`,
    )
  const sources = kept.map(({ path, sha256 }) => ({
    path,
    read: () => {
      const bytes = store.original(sha256)
      if (bytes !== null) return Promise.resolve(bytes)
      return Promise.reject(new Failure('nothing-kept', `Файла «${path}» в базе больше нет. Примите его снова.`))
    },
  }))
  return importFiles(context, sources, { ...options, audit, wish: {}, catalogue: null, redone: id })
}
