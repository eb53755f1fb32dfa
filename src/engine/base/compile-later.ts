import { setFlagsFromString } from 'node:v8'

/** Bytes of code a function runs before V8 thinks of compiling it once more; its own figure is 66 KB. */
const BUDGET = 400_000

/**
 * Has V8 compile only what runs long. Each thread compiles for itself, beside its work: with V8's own figure threads that
 * read files for some seconds spend a third of the processors on it. Holds for the whole process, threads to come too.
 */
export const compileLater = (): void => setFlagsFromString(`--interrupt-budget=${BUDGET}`)
