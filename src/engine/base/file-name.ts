const LONGEST = 120

/** Names Windows keeps for devices, whatever their extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A name as every system takes it for a file: no quotes, slashes or control characters, not too long, never empty. */
export const fileNameOf = (name: string): string => {
  const plain = Array.from(name.normalize('NFC'), (letter) =>
    /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*«»„“”]/u.test(letter) ? ' ' : letter,
  )
    .slice(0, LONGEST)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (plain === '') return 'без названия'
  return DEVICE.test(plain) ? `${plain}_` : plain
}

/** Gives names no two of which are one to a system that takes capitals for small letters: «X», «X (2)», «X (3)». */
export const openNames = (): ((name: string) => string) => {
  const taken = new Map<string, number>()
  const free = (name: string): string => {
    const count = (taken.get(name.toLowerCase()) ?? 0) + 1
    taken.set(name.toLowerCase(), count)
    return count === 1 ? name : free(`${name} (${count})`)
  }
  return free
}
