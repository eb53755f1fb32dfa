const NBSP = '\u00a0'

// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}/gu

/** Text as a Word document may hold it: one line, without characters that XML forbids, no figure torn from its word. */
export const typeset = (text: string): string =>
  text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(FORBIDDEN, '')
    .replace(/ (?=[%—–→])/g, NBSP)
    .replace(/(?<=(?:^|[\s(«„])(?:№|п\.|прил\.|пункт|пункты)) (?=\d)/g, NBSP)
    .replace(/(?<=\d) (?=[а-яё])/g, NBSP)
