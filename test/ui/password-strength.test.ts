import { expect, test } from 'vitest'
import { strengthOf } from '../../src/ui/pages/settings/password-strength'

test.each([
  ['', 'short'],
  ['абв7!ъю', 'short'],
  ['12345678', 'weak'],
  ['йцукенгшщзхъ', 'weak'],
  ['аааааааааааааааааааа', 'weak'],
  ['20112026', 'weak'],
  ['Пермь-2026', 'weak'],
  ['ёлка берёза', 'fair'],
  ['сосновый бор за рекой', 'good'],
])('«%s» is %s', (password, level) => {
  expect(strengthOf(password).level).toBe(level)
})
