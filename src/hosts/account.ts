import { userInfo } from 'node:os'

/** Name of the account that this computer knows its user by; null where it knows none. */
export const accountName = (): string | null => {
  try {
    return userInfo().username.trim() || null
  } catch {
    return null
  }
}
