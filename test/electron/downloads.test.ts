import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { SaveDialogOptions, Session } from 'electron'
import { saveDownloads } from '../../electron/downloads'

type WillDownload = (event: { preventDefault: () => void }, item: object) => void
type Done = (event: object, state: 'completed' | 'cancelled' | 'interrupted') => void

let offer: WillDownload = () => undefined
const remember = vi.fn()
const complain = vi.fn()

beforeEach(() => {
  vi.clearAllMocks()
  const on = (_name: string, listener: WillDownload): void => {
    offer = listener
  }
  saveDownloads({ on } as unknown as Pick<Session, 'on'>, { folder: () => '/данные/отчёты', remember, complain })
})

const offered = (urls: string[], name = 'Отчёт.xlsx') => {
  const preventDefault = vi.fn()
  let options: SaveDialogOptions | null = null
  let done: Done = () => undefined
  offer(
    { preventDefault },
    {
      getURLChain: () => urls,
      getFilename: () => name,
      getSavePath: () => `/флешка/Отчёты/${name}`,
      setSaveDialogOptions: (given: SaveDialogOptions) => (options = given),
      once: (_event: string, listener: Done) => (done = listener),
    },
  )
  return { isDenied: preventDefault.mock.calls.length > 0, options: options as SaveDialogOptions | null, done }
}

describe('a download', () => {
  test('is offered under its name in the folder chosen last, which is then remembered', () => {
    const { isDenied, options, done } = offered(['sverka://app/api/downloads/d1'])
    expect(isDenied).toBe(false)
    expect(options).toMatchObject({
      defaultPath: '/данные/отчёты/Отчёт.xlsx',
      filters: [{ name: 'Книга Excel', extensions: ['xlsx'] }],
    })
    done({}, 'completed')
    expect(remember).toHaveBeenCalledWith('/флешка/Отчёты')
    expect(complain).not.toHaveBeenCalled()
  })

  test('that the user gave up is no news; one that broke off is', () => {
    offered(['sverka://app/api/downloads/d1']).done({}, 'cancelled')
    expect([remember, complain].some((each) => each.mock.calls.length > 0)).toBe(false)
    offered(['sverka://app/api/downloads/d1']).done({}, 'interrupted')
    expect(complain).toHaveBeenCalledWith(expect.stringContaining('«Отчёт.xlsx» не сохранён'))
    expect(remember).not.toHaveBeenCalled()
  })

  test('of what the page made in memory is taken', () => {
    expect(offered(['blob:sverka://app/0b5e'], 'График.png').isDenied).toBe(false)
  })

  test.each([
    [['https://evil.example/a.xlsx']],
    [['sverka://app/x', 'file:///etc/passwd']],
    [['blob:https://evil.example/1']],
    [['data:text/html,x']],
  ])('from %j is refused', (urls) => {
    const { isDenied, options } = offered(urls)
    expect([isDenied, options]).toEqual([true, null])
  })
})
