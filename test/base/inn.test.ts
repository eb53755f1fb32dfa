import { describe, expect, it } from 'vitest'
import { hasInnChecksum } from '../../src/engine/base/inn'

describe('ИНН', () => {
  it('of an organisation has its check digit last', () => {
    // 5·2 + 9·4 + 1·8 = 54; 54 mod 11 = 10; 10 mod 10 = 0
    expect(hasInnChecksum('5900000010')).toBe(true)
    // 5·2 + 9·4 + 2·8 = 62; 62 mod 11 = 7
    expect(hasInnChecksum('5900000027')).toBe(true)
    for (const wrong of ['5900000011', '590000001', '590000001О', '0000000000'])
      expect(hasInnChecksum(wrong)).toBe(false)
  })

  it('of an entrepreneur has two', () => {
    // 5·7 + 9·2 + 1·8 = 61, 61 mod 11 = 6; 5·3 + 9·7 + 1·6 + 6·8 = 132, 132 mod 11 = 0
    expect(hasInnChecksum('590000000160')).toBe(true)
    for (const wrong of ['590000000161', '590000000150', '59000000016', '5900000001600', '000000000000'])
      expect(hasInnChecksum(wrong)).toBe(false)
  })
})
