const INVISIBLE = /\u00ad|\u200b|\u200c|\u200d|\u2060|\ufe0e|\ufe0f/g

/**
 * Text without what cannot be seen: joiners, variation selectors, edge spaces; any run of spaces (NBSP, thin) is one,
 * any minus or dash is «-», an apostrophe in front, which only told Excel to keep the text, is dropped.
 */
export const tidy = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .replace(/[‐‑‒–—−]/g, '-')
    .trim()
    .replace(/^'/, '')
