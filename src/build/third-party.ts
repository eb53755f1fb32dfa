import { STANDARD_LICENCES } from './standard-licences'

/**
 * A package that goes out with the program; `texts` are its licence and notices as its authors wrote them, `author`
 * matters where they enclose none.
 */
export type ShippedPackage = { name: string; version: string; licence: string; texts: string[]; author: string | null }

/** Licences that ask for no more than being told of. */
const PERMISSIVE = [
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['Zlib', 'Unlicense', 'CC0-1.0', 'PSF-2.0', 'Python-2.0'],
]

/** Whether an SPDX expression lets us ship: of `OR` one part suffices, of `AND` all are needed. */
export const isPermissive = (expression: string): boolean => {
  const inner = /^\((.*)\)$/.exec(expression.trim())?.[1] ?? expression
  const either = inner.split(/\s+OR\s+/)
  if (either.length > 1) return either.some(isPermissive)
  return inner.split(/\s+AND\s+/).every((licence) => PERMISSIVE.includes(licence.trim()))
}

const HEAD = `Сверка: лицензии сторонних компонентов

Программа распространяется по лицензии MIT. Ниже перечислены компоненты, которые входят в
её состав или лежат рядом с ней, с текстами их лицензий. Среда Electron и движок Chromium
установленной программы описаны в файлах LICENSE.electron.txt и LICENSES.chromium.html
рядом с её исполняемым файлом.
`

const LINE = '-'.repeat(80)

const byName = (one: ShippedPackage, other: ShippedPackage): number =>
  one.name < other.name ? -1 : Number(one.name > other.name)

const titleOf = ({ name, version, licence }: ShippedPackage): string => `${name} ${version} (${licence})`

/** Without what differs between copies of the same text. */
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()

/** Its own texts, else the standard one under its author's name; null where neither is known. */
const textOf = ({ name, licence, texts, author }: ShippedPackage): string | null => {
  if (texts.length > 0) return texts.map(tidy).join('\n\n')
  const standard = STANDARD_LICENCES[licence]
  return standard === undefined ? null : `Copyright (c) ${author ?? `authors of ${name}`}\n\n${standard}`
}

/**
 * One text that names every package with its licence; the same text is printed once for all that have it. The same
 * packages give the same text. Throws an Error that names each package without a known permissive licence or its text.
 */
export const noticeOf = (packages: ShippedPackage[]): string => {
  const wrong = packages.filter((each) => !isPermissive(each.licence) || textOf(each) === null)
  if (wrong.length > 0)
    throw new Error(`Packages without a known permissive licence: ${wrong.map(titleOf).sort().join(', ')}.`)
  const groups = new Map<string, ShippedPackage[]>()
  for (const each of packages.toSorted(byName)) {
    const text = textOf(each) ?? ''
    groups.set(text, [...(groups.get(text) ?? []), each])
  }
  const parts = [...groups].map(([text, of]) => `${LINE}\n${of.map(titleOf).join('\n')}\n${LINE}\n\n${text}\n`)
  return `${HEAD}\nКомпонентов: ${packages.length}\n\n${parts.join('\n')}`
}
