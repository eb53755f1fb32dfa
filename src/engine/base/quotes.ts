/** Quotation marks inside quotation marks become „лапки“: «Связано с АИС „ЭПОС“». */
export const nestedQuotes = (text: string): string => {
  let depth = 0
  return text.replace(/[«»]/g, (mark) => {
    if (mark === '«') return ++depth > 1 ? '„' : mark
    return depth-- > 1 ? '“' : mark
  })
}
