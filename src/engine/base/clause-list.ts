/** A run of following numbers as «1–4», two as «1, 2». */
const runs = (numbers: number[]): string => {
  const found: [number, number][] = []
  for (const each of numbers) {
    const last = found.at(-1)
    if (last !== undefined && each === last[1] + 1) last[1] = each
    else found.push([each, each])
  }
  return found
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ')
}

/** Clause labels in short, in their order: «1.2, п. 1»; «1.2, п. 2»; «1.2, п. 3» → «1.2, п. 1–3». */
export const clauseList = (labels: string[]): string => {
  const items = new Map<string, number[]>()
  for (const label of labels) {
    const [, clause, item] = /^(.*), п\. (\d+)$/.exec(label) ?? []
    if (clause === undefined || item === undefined) items.set(label, items.get(label) ?? [])
    else items.set(`${clause}, п.`, [...(items.get(`${clause}, п.`) ?? []), Number(item)])
  }
  return [...items].map(([start, numbers]) => (numbers.length === 0 ? start : `${start} ${runs(numbers)}`)).join('; ')
}
