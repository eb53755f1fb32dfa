import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type Session = {
  /** Goes into the printed URL; opens the session once. */
  token: string
  /** Exchanges the token for the value of `Set-Cookie`; null when it is wrong or already used. */
  exchange: (token: string) => string | null
  /** Whether the token has been exchanged. */
  isUsed: () => boolean
  /** Whether a request's `Cookie` header belongs to this session. */
  holds: (cookies: string | null) => boolean
}

const secret = (): string => randomBytes(32).toString('base64url')

const same = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}

/** One run's session. Cookies do not tell ports apart, so the name does: two programs at once do not clash. */
export const openSession = (port: number): Session => {
  const [token, key] = [secret(), secret()]
  const name = `sverka-${port}`
  let used = false
  return {
    token,
    exchange: (given) => {
      if (used || !same(given, token)) return null
      used = true
      return `${name}=${key}; HttpOnly; SameSite=Strict; Path=/`
    },
    isUsed: () => used,
    holds: (cookies) =>
      (cookies ?? '').split(';').some((pair) => {
        const [cookie, value = ''] = pair.trim().split('=', 2)
        return cookie === name && same(value, key)
      }),
  }
}
