/** A telephone number begins with «+» and can do no harm. */
const PHONE = /^\+\d[\d\s()-]*$/

/**
 * Text from outside as a cell may hold it: a leading =, +, - or @ gets an apostrophe, because such a cell turns
 * into a formula once somebody saves the sheet as CSV and opens it again. Telephone numbers stay as they are.
 */
export const safeText = (text: string): string => {
  const bare = text.replace(/^[\s\u00a0]+/, '')
  return /^[=+\-@]/.test(bare) && !PHONE.test(bare) ? `'${bare}` : text
}
