import { describe, expect, test } from 'vitest'
import { isOwnAddress, PAGE_URL, SCHEME, schemeHandler } from '../../electron/scheme'

const files = new Map([['/', { bytes: new TextEncoder().encode('page'), type: 'text/html; charset=utf-8' }]])
const handler = schemeHandler(async (request) => new Response(`api ${new URL(request.url).pathname}`), files)

test('the scheme is a secure origin of its own that can fetch and stream', () => {
  expect(SCHEME.privileges).toEqual({
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    codeCache: true,
  })
})

describe('handler', () => {
  test('serves the page with the strict policy', async () => {
    const response = await handler(new Request(PAGE_URL))
    expect(await response.text()).toBe('page')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('passes calls to the API', async () => {
    expect(await (await handler(new Request('sverka://app/api/audits'))).text()).toBe('api /api/audits')
  })

  test.each(['sverka://app/../package.json', 'sverka://app/none', 'sverka://other/', 'sverka://other/api/audits'])(
    '%s is not found',
    async (url) => {
      expect((await handler(new Request(url))).status).toBe(404)
    },
  )
})

test.each([
  ['sverka://app/', true],
  ['sverka://app/#school', true],
  ['sverka://other/', false],
  ['sverka://app.evil.example/', false],
  ['https://app/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['not an address', false],
])('the window may go to %s: %s', (url, may) => {
  expect(isOwnAddress(url)).toBe(may)
})
