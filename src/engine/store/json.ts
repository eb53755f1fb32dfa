import { Failure } from '../base/failure'

/** Reads a JSON column. Throws Failure('damaged-database') naming the place, in Russian, where it is not JSON. */
export const fromJson = <T>(text: string, place: string): T => {
  try {
    return JSON.parse(text) as T
  } catch (error) {
    throw new Failure('damaged-database', `В базе повреждена запись (${place}). Откройте резервную копию файла.`, error)
  }
}
