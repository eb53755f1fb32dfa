/**
 * What `source` yields until the signal is given; then it ends at once, without waiting for what is under way.
 */
export const untilAborted = async function* <T>(
  source: AsyncGenerator<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  const aborted =
    signal === undefined
      ? new Promise<never>(() => undefined)
      : new Promise<null>((resolve) => {
          if (signal.aborted) resolve(null)
          else signal.addEventListener('abort', () => resolve(null), { once: true })
        })
  for (;;) {
    const next = source.next()
    const result = await Promise.race([next, aborted])
    if (result === null || signal?.aborted === true) {
      next.catch(() => undefined)
      return
    }
    if (result.done === true) return
    yield result.value
  }
}
