import { mkdir, writeFile } from 'node:fs/promises'
import { Failure } from './failure'

const WHAT = {
  'catalogue-not-written': 'перечень в файл',
  'copy-not-written': 'файл',
  'document-not-written': 'документ в файл',
  'form-not-written': 'форму в файл',
  'report-not-written': 'отчёт в файл',
} as const

/** Writes a file the curator asked for. Throws Failure with this code, for instance where another program has it open. */
export const writeOut = async (path: string, bytes: Uint8Array, code: keyof typeof WHAT): Promise<void> => {
  try {
    await writeFile(path, bytes)
  } catch (cause) {
    throw new Failure(
      code,
      `Не удалось записать ${WHAT[code]} «${path}». Проверьте, что папка существует и файл не открыт в другой программе, и повторите.`,
      cause,
    )
  }
}

/** Makes the folder the curator asked for, and those above it, unless they are there. Throws Failure('folder-not-made'). */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true })
  } catch (cause) {
    throw new Failure(
      'folder-not-made',
      `Не удалось создать папку «${path}». Проверьте, что на её месте нет файла и что туда можно писать, или укажите другую папку.`,
      cause,
    )
  }
}
