/** Letters as they are compared: without case, «ё» as «е», quotes and «№» aside. */
const searchable = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[«»"'„“№]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/**
 * What holds every word typed, in any order; those where a word of the text begins with the first typed one come
 * first, otherwise the order stays. Nothing typed is everything. «сош 1» finds «СОШ № 1» before «СОШ № 21».
 */
export const findIn = <Item>(items: readonly Item[], typed: string, textOf: (item: Item) => string): Item[] => {
  const words = searchable(typed).split(' ').filter(Boolean)
  if (words.length === 0) return [...items]
  const found: { item: Item; miss: number }[] = []
  for (const item of items) {
    const text = searchable(textOf(item))
    if (!words.every((word) => text.includes(word))) continue
    const parts = text.split(' ')
    const miss = words.reduce(
      (sum, word) => sum + (parts.includes(word) ? 0 : parts.some((part) => part.startsWith(word)) ? 1 : 2),
      0,
    )
    found.push({ item, miss })
  }
  return found.sort((a, b) => a.miss - b.miss).map(({ item }) => item)
}
