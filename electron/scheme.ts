import type { CustomScheme } from 'electron'
import type { FetchHandler } from '../src/api/app'
import { refusal } from '../src/api/refusal'
import { readable } from '../src/hosts/plain-page'
import { rendererResponse, secured, type RendererFiles } from '../src/hosts/renderer-files'

/** Registered before the application is ready: later is too late for a scheme to be standard. */
export const SCHEME: CustomScheme = {
  scheme: 'sverka',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

const HOST = 'app'

export const PAGE_URL = `${SCHEME.scheme}://${HOST}/`

/** Whether the window may go to an address: only to its own page. */
export const isOwnAddress = (url: string): boolean =>
  URL.canParse(url) && new URL(url).protocol === `${SCHEME.scheme}:` && new URL(url).host === HOST

/** Answers the private scheme with the API and the page's files; no port is opened. */
export const schemeHandler =
  (api: FetchHandler, files: RendererFiles): FetchHandler =>
  async (request) => {
    const { pathname } = new URL(request.url)
    const answer = !isOwnAddress(request.url)
      ? null
      : pathname.startsWith('/api/')
        ? await readable(request, await api(request))
        : rendererResponse(files, request.method, pathname)
    return secured(answer ?? refusal(404, 'no-address', 'По этому адресу ничего нет.'))
  }
