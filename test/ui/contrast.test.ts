import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

/** Relative luminance of an sRGB colour, as WCAG 2.2 defines it. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

test('the measure itself: black on white is 21, grey #767676 on white just holds', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5)
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
})

const GROUNDS = ['ground', 'surface', 'raised', 'sunken']
const TEXTS: [text: string, grounds: string[]][] = [
  ['text', [...GROUNDS, 'accent-ground', 'good-ground', 'warn-ground', 'bad-ground', 'idle-ground']],
  ['muted', [...GROUNDS, 'accent-ground']],
  ['accent', [...GROUNDS, 'accent-ground']],
  ['accent-strong', [...GROUNDS, 'accent-ground']],
  ['on-accent', ['accent', 'accent-strong']],
  ['good', ['good-ground', ...GROUNDS]],
  ['warn', ['warn-ground', ...GROUNDS]],
  ['bad', ['bad-ground', ...GROUNDS]],
  ['idle', ['idle-ground', ...GROUNDS]],
]
const CHARTS = [...tokens.keys()].filter((name) => name.startsWith('chart-'))
const MARKS: [mark: string, grounds: string[]][] = [
  ['edge', ['ground', 'surface', 'raised']],
  ['focus', GROUNDS],
  ...CHARTS.map((name): [string, string[]] => [name, ['surface']]),
]

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const colour = (name: string): string => {
    const found = tokens.get(name)
    if (found === undefined) throw new Error(`tokens.css has no --${name} for both themes`)
    return found[theme]
  }
  const pairs = (list: [string, string[]][]): [string, string][] =>
    list.flatMap(([name, grounds]) => grounds.map((ground): [string, string] => [name, ground]))

  test.each(pairs(TEXTS))('%s is read on %s: 4.5 to 1', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(pairs(MARKS))('%s is seen on %s: 3 to 1', (mark, ground) => {
    expect(contrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})
