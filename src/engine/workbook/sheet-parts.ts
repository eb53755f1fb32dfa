const SHEET = /<(?:\w+:)?sheet\s[^>]*>/g
const RELATION = /<(?:\w+:)?Relationship\s[^>]*>/g

/** An attribute's value as written, without regard to a prefix. */
export const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s(?:\\w+:)?${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean)

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase()

type NamedSheet = { title: string; hidden: boolean; path: string | undefined }

/**
 * Sheets as `xl/workbook.xml` and its relations name them, titles as written, zip paths in lower case. A title or
 * relation written in an unusual way is simply not found.
 */
export const sheetsNamed = (workbook: string, relations: string): NamedSheet[] => {
  const targets = new Map(
    (relations.match(RELATION) ?? []).map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  )
  return (workbook.match(SHEET) ?? []).map((tag) => {
    const target = targets.get(/\s\w+:id=["']([^"']+)["']/.exec(tag)?.[1])
    return {
      title: attribute(tag, 'name') ?? '',
      hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
      path: target === undefined ? undefined : pathOf(target),
    }
  })
}

/** Paths of the sheets whose title `isMeant`. */
export const partsTitled = (workbook: Buffer, relations: Buffer, isMeant: (title: string) => boolean): Set<string> =>
  new Set(
    sheetsNamed(workbook.toString('utf8'), relations.toString('utf8')).flatMap(({ title, path }) =>
      path !== undefined && isMeant(title) ? [path] : [],
    ),
  )
