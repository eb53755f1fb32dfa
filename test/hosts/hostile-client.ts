import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OUT = process.env['SVERKA_OUT'] ?? fileURLToPath(new URL('../../out', import.meta.url))

/** A running `sverka serve` in a home of its own, and who may use it. */
export type Served = {
  port: number
  cookie: string
  told: { out: string; err: string }
  isRunning: () => boolean
  /** The most memory it held, MB; 0 where the system does not say. */
  megabytes: () => number
  stop: () => Promise<number | null>
}

/** Starts the built program; `home` is where its database and settings go. */
export const served = async (home: string, cli = join(OUT, 'main/cli.js')): Promise<Served> => {
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') }
  const child = spawn(process.execPath, [cli, 'serve'], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const told = { out: '', err: '' }
  child.stdout.on('data', (part) => (told.out += String(part)))
  child.stderr.on('data', (part) => (told.err += String(part)))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', () => reject(new Error(`ended without an address: ${told.err}`)))
  })
  const url = told.out.trim()
  const answer = await fetch(url)
  const memory = (): number => {
    try {
      return Math.round(
        Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
      )
    } catch {
      return 0
    }
  }
  return {
    port: Number(new URL(url).port),
    cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
    told,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    megabytes: memory,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** The right one, on a connection of its own each time: the status. */
export const rightCall = ({ port, cookie }: Served, path = '/api/host'): Promise<number> =>
  new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, headers: { cookie }, agent: false }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    outgoing.on('error', reject)
    outgoing.end()
  })

/** Opens a connection and says so much; whatever becomes of it is no error here. */
export const opened = (port: number, said: string | Buffer): Socket => {
  const socket = connect(port, '127.0.0.1', () => socket.write(said))
  socket.on('error', () => undefined)
  socket.resume()
  return socket
}

/** Says `said` and gives what was answered until the program closed; '' where it only closed. */
export const exchanged = (port: number, said: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(said))
    socket.on('data', (part) => (answer += part.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
  })

/** Status codes of what was answered, one after another. */
export const statusesOf = (answer: string): number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))

const requested = (line: string, headers: string[], body = ''): string =>
  [`${line} HTTP/1.1`, ...headers, 'Connection: close', '', body].join('\r\n')

type Attack = { name: string; said: (served: Served) => string | Buffer; statuses: number[] }

const host = ({ port }: Served): string => `Host: 127.0.0.1:${port}`
const own = (served: Served): string[] => [
  host(served),
  `Cookie: ${served.cookie}`,
  `Origin: http://127.0.0.1:${served.port}`,
]

const plain = (name: string, line: string, statuses: number[], headers: string[] = []): Attack => ({
  name,
  said: (served) => requested(line, [host(served), ...headers]),
  statuses,
})

const posted = (name: string, line: string, statuses: number[], headers: string[], body: string): Attack => ({
  name,
  said: (served) => requested(line, [...own(served), ...headers], body),
  statuses,
})

const STRANGERS: Attack[] = [
  plain('a wrong token', `GET /?token=${'A'.repeat(43)}`, [401]),
  plain('no session', 'GET /api/host', [401]),
  plain('a session of another program', 'GET /api/audits', [401], ['Cookie: sverka-1=AAAA; sverka=x']),
  plain('a session cookie of its name without its key', 'GET /api/audits', [401], ['Cookie: sverka-0=']),
  plain('a socket to be upgraded', 'GET /api/host/events', [401], ['Upgrade: websocket', 'Sec-WebSocket-Version: 13']),
  { name: 'another Host', said: () => requested('GET /', ['Host: evil.example']), statuses: [403] },
  { name: 'no Host', said: () => requested('GET /', []), statuses: [400] },
  { name: 'no Host of old', said: () => 'GET / HTTP/1.0\r\n\r\n', statuses: [400, 403] },
  plain('an address of another Host', 'GET http://evil.example/api/host', [400, 403]),
  ...['http://evil.example', 'null', 'https://127.0.0.1'].map((origin): Attack => ({
    name: `Origin ${origin}`,
    said: (served) => requested('GET /api/host', [host(served), `Cookie: ${served.cookie}`, `Origin: ${origin}`]),
    statuses: [403],
  })),
]

const METHODS: Attack[] = [
  ...['TRACE', 'PROPFIND', 'FOO'].map((method) => plain(method, `${method} /api/host`, [400, 403, 405, 501])),
  plain('OPTIONS', 'OPTIONS /api/host', [403], ['Origin: http://evil.example']),
  plain('PUT of the page', 'PUT /index.html', [404]),
  plain('DELETE of the page', 'DELETE /', [404]),
  plain('CONNECT', 'CONNECT evil.example:443', []),
]

const JSON_KIND = 'Content-Type: application/json'
const FORM_KIND = 'Content-Type: application/x-www-form-urlencoded'
const big = 'x'.repeat(100_000)

const BODIES: Attack[] = [
  posted('a text in place of JSON', 'POST /api/audits', [415], ['Content-Type: text/plain', 'Content-Length: 2'], '{}'),
  posted('a form in place of JSON', 'POST /api/audits', [415], [FORM_KIND, 'Content-Length: 3'], 'a=1'),
  posted('a body of no kind', 'POST /api/audits', [415], ['Content-Length: 2'], '{}'),
  posted('no JSON', 'POST /api/audits', [400], [JSON_KIND, 'Content-Length: 4'], '{{{{'),
  posted('deep JSON', 'POST /api/audits', [400], [JSON_KIND, 'Content-Length: 60000'], '['.repeat(60_000)),
  posted(
    'JSON with a prototype',
    'POST /api/audits',
    [400],
    [JSON_KIND, 'Content-Length: 29'],
    '{"__proto__":{"name":"х"}}  ',
  ),
  posted(
    'a form in place of a file',
    'PUT /api/uploads/x/files?path=a',
    [415],
    [FORM_KIND, 'Content-Length: 3'],
    'a=1',
  ),
  posted('too large a body', 'POST /api/audits', [413], [JSON_KIND, 'Content-Length: 100000'], big),
  posted(
    'a body of unknown length',
    'POST /api/audits',
    [411],
    [JSON_KIND, 'Transfer-Encoding: chunked'],
    '2\r\n{}\r\n0\r\n\r\n',
  ),
  posted(
    'a length and none',
    'POST /api/audits',
    [400],
    [JSON_KIND, 'Transfer-Encoding: chunked', 'Content-Length: 5'],
    '0\r\n\r\n',
  ),
  posted('a length below nothing', 'POST /api/audits', [400], [JSON_KIND, 'Content-Length: -1'], '{}'),
  posted('two lengths', 'POST /api/audits', [400], [JSON_KIND, 'Content-Length: 2', 'Content-Length: 3'], '{}'),
]

const NOISE: Attack[] = [
  plain('headers of 20 KB', 'GET /', [431], [`X: ${'x'.repeat(20_000)}`]),
  plain('an address of 20 KB', `GET /${'x'.repeat(20_000)}`, [431]),
  plain(
    'three thousand headers',
    'GET /',
    [431],
    Array.from({ length: 3_000 }, (_, at) => `X${at}: 1`),
  ),
  plain('a header with a zero', 'GET /', [400], ['X: a\0b']),
  { name: 'TLS', said: () => Buffer.from('16030100c8010000c40303'.repeat(9), 'hex'), statuses: [400] },
  { name: 'HTTP/2', said: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', statuses: [400, 505] },
  { name: 'HTTP of no version', said: () => 'GET /\r\n\r\n', statuses: [400] },
  {
    name: 'noise',
    said: () => Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 131) % 251)),
    statuses: [400],
  },
  {
    name: 'a pipeline that ends in noise',
    said: (served) => `GET /api/host HTTP/1.1\r\n${host(served)}\r\n\r\n`.repeat(50) + '\0\0\0\0\r\n\r\n',
    statuses: [401, 400],
  },
]

/** What is to be refused, each at once; `statuses`: what it may be answered with, none where it is only closed. */
export const ATTACKS: Attack[] = [...STRANGERS, ...METHODS, ...BODIES, ...NOISE]

const UP = [
  '../../../../etc/passwd',
  '..\\..\\..\\Windows\\win.ini',
  '/etc/passwd',
  'C:\\x',
  'file:///etc/passwd',
  '\0',
  '....//x',
]

/** Addresses of the right one with a way out of the program in every part that looks like a path. */
export const WAYS_OUT: string[] = UP.flatMap((way) => {
  const part = encodeURIComponent(way)
  return [
    ...[
      `/api/downloads/${part}`,
      `/api/uploads/${part}`,
      `/api/catalogues/${part}`,
      `/api/catalogues/${part}/workbook`,
    ],
    ...[`/api/catalogues/${part}/form`, `/api/catalogues/compare?a=${part}&b=${part}`, `/api/audits/${part}/overview`],
    ...[`/api/audits/1/institutions/${part}`, `/api/audits/1/source?file=${part}&sheet=1&cell=A1`, `/api/jobs/${part}`],
    ...[`/assets/${part}`, `/${part}`, `/api/audits/1/institutions/${part}/marked-copies`],
  ]
})

/** Addresses that are no address at all. */
export const ODD_ADDRESSES: string[] = [
  ...['/api/audits/%E0%A4%A/overview', '/api/audits/%/scores', '/api/audits/NaN/overview', '/api/audits/-1/overview'],
  ...['/api/audits/99999999999999999999/overview', '/api/audits/1e3/overview', '/api/audits/__proto__/overview'],
  ...['/api/catalogues/constructor', '/api/jobs/__proto__', '/api/downloads/toString', '/api/uploads/constructor'],
  ...[
    '/api//audits',
    '/api/audits/1/journal?from=x&to=y',
    '/api/audits/1/matrix?by=__proto__',
    '/api/%2e%2e/%2e%2e/etc',
  ],
]
