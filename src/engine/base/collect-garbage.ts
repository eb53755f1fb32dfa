import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Has unused memory given back at once, in some milliseconds. V8 counts what large buffers hold beside its heap so low
 * that tens of megabytes nobody uses stay for many seconds; worth it where a whole file has just been let go.
 */
export const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
