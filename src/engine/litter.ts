/** Temporary files of office programs and of systems, which hold nothing that was sent. */
export const isLitter = (name: string): boolean =>
  /^(~\$|\.~lock|\._|__MACOSX$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name)
