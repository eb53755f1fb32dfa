const forbidden = (text: string): string =>
  Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0
    const control = code < 0x20 && code !== 0x09 && code !== 0x0a
    return control || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff ? '' : char
  }).join('')

// eslint-disable-next-line no-control-regex
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/

/** Text without the characters XML forbids; ends of lines as one character. */
export const allowedText = (text: string): string =>
  SUSPECT.test(text) ? forbidden(text.replace(/\r\n?/g, '\n')) : text

/** Text as it stands between tags or in a quoted attribute. */
export const xmlText = (text: string): string =>
  allowedText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
