import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { Failure } from '../engine/base/failure'

type RendererFile = { bytes: Uint8Array<ArrayBuffer>; type: string }

/** URL path → file; `/` is the page. */
export type RendererFiles = ReadonlyMap<string, RendererFile>

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Nothing but the program's own files runs, loads or is connected to. */
const PAGE_HEADERS: Record<string, string> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Widgets are placed by attributes; a style sheet or a script that is not ours never gets in.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * Reads the built page whole into a fixed list, so that no path from a request ever reaches the file system.
 * Throws Failure('not-built').
 */
export const readRendererFiles = async (folder: string): Promise<RendererFiles> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, RendererFile>()
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const type = TYPES[extname(path)] ?? 'application/octet-stream'
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { bytes: new Uint8Array(await readFile(path)), type })
  }
  const page = files.get('/index.html')
  if (page === undefined)
    throw new Failure(
      'not-built',
      `Окно программы не собрано: нет «${join(folder, 'index.html')}». Выполните npm run build.`,
    )
  return files.set('/', page)
}

/** One file of the list, or null when the list has no such path or the method does not read. */
export const rendererResponse = (files: RendererFiles, method: string, pathname: string): Response | null => {
  const file = files.get(pathname)
  if (file === undefined || (method !== 'GET' && method !== 'HEAD')) return null
  const hashed = pathname.startsWith('/assets/')
  return new Response(method === 'HEAD' ? null : file.bytes, {
    headers: {
      'content-type': file.type,
      'content-length': String(file.bytes.length),
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}

/** The same answer with the page's security headers on it. */
export const secured = (response: Response): Response => {
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(PAGE_HEADERS)) headers.set(name, value)
  return new Response(response.body, { status: response.status, headers })
}
