import { describe, expect, it } from 'vitest'
import { fileNameOf, openNames } from '../../src/engine/base/file-name'

describe('a file named after an institution', () => {
  it.each([
    ['МБОУ «СОШ № 1» (Филиал)', 'МБОУ СОШ № 1 (Филиал)'],
    ['../../etc/passwd', 'etc passwd'],
    ['Школа: "A/B\\C"?*', 'Школа A B C'],
    ['...', 'без названия'],
    ['con', 'con_'],
    ['Имя\u0000\u202etxt', 'Имя txt'],
  ])('%s', (name, expected) => {
    expect(fileNameOf(name)).toBe(expected)
  })

  it('is never too long for a file system', () => {
    expect(Buffer.byteLength(`${fileNameOf('ш'.repeat(500))}.xlsx`)).toBeLessThanOrEqual(255)
  })

  it('is another one the second time, whatever its capitals', () => {
    const name = openNames()
    expect(['Х', 'х', 'Х (2)', 'Х'].map(name)).toEqual(['Х', 'х (2)', 'Х (2) (2)', 'Х (3)'])
  })
})
