/**
 * Numbers from 0 up to 1 that look random and follow from the seed alone: a 32-bit counter whose value is stirred by
 * multiplications and shifts (mulberry32). Good for simulations, not for secrets.
 */
export const randomNumbers = (seed: number): (() => number) => {
  let counter = seed >>> 0
  return () => {
    counter = (counter + 0x6d2b79f5) >>> 0
    let stirred = Math.imul(counter ^ (counter >>> 15), counter | 1)
    stirred ^= stirred + Math.imul(stirred ^ (stirred >>> 7), stirred | 61)
    return ((stirred ^ (stirred >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A seed of its own for every text (FNV-1a over UTF-16), so that one part's numbers do not depend on the others. */
export const seedOf = (seed: number, text: string): number => {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
