import { writeFile } from 'node:fs/promises'
import { Failure } from '../../engine/base/failure'

/** Throws Failure('document-not-written'). */
export const writeDocument = async (path: string, bytes: Uint8Array): Promise<void> => {
  try {
    await writeFile(path, bytes)
  } catch (cause) {
    throw new Failure(
      'document-not-written',
      `Не удалось записать документ в файл «${path}». Проверьте, что папка существует и файл не открыт в другой программе, и повторите.`,
      cause,
    )
  }
}
