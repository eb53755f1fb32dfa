import { russianDay } from '../../base/calendar'
import type { EngineContext } from '../../engine-context'

/** Why a file that was sent cannot be shown or read once more. */
export const missingOriginal = (
  store: Pick<EngineContext['store'], 'originalRemovedAt'>,
  { path, sha256 }: { path: string; sha256: string },
): string => {
  const at = store.originalRemovedAt(sha256)
  return at === null
    ? `Исходный файл «${path}» в базе не хранится.`
    : `Исходный файл «${path}» удалён ${russianDay(at.slice(0, 10))} при обезличивании; остались его имя и контрольная сумма ${sha256}.`
}
