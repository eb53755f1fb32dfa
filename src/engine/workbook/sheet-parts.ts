const SHEET = /<(?:\w+:)?sheet\s[^>]*>/g
const RELATION = /<(?:\w+:)?Relationship\s[^>]*>/g

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s(?:\\w+:)?${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean)

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase()

/**
 * Zip paths, in lower case, of the sheets whose title `isMeant`, by `xl/workbook.xml` and its relations. A title or
 * relation written in an unusual way is simply not found.
 */
export const partsTitled = (workbook: Buffer, relations: Buffer, isMeant: (title: string) => boolean): Set<string> => {
  const targets = new Map(
    (relations.toString('utf8').match(RELATION) ?? []).map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  )
  return new Set(
    (workbook.toString('utf8').match(SHEET) ?? []).flatMap((tag) => {
      const target = targets.get(/\s\w+:id=["']([^"']+)["']/.exec(tag)?.[1])
      return target !== undefined && isMeant(attribute(tag, 'name') ?? '') ? [pathOf(target)] : []
    }),
  )
}
