import { describe, expect, test } from 'vitest'
import { ApiFailure } from '../../src/api/client'
import { isLitter, sortFiles, tidyPath, type Chosen } from '../../src/ui/pages/intake/chosen-files'
import { walkEntries } from '../../src/ui/pages/intake/dropped-files'
import { sendFiles, type Told } from '../../src/ui/pages/intake/send-files'

const chosen = (path: string, bytes = 10): Chosen => ({ path, bytes, content: new Blob(['x'.repeat(bytes)]) })
const BOUNDS = { fileBytes: 100, files: 3, allBytes: 150 }
const paths = (files: readonly { path: string }[]): string[] => files.map(({ path }) => path)

describe('what of the chosen files is sent', () => {
  test.each(['~$форма.xlsx', 'Школы/~$форма.xlsx', 'Thumbs.db', 'a/.DS_Store', '__MACOSX/a.xlsx', '.~lock.форма.ods#'])(
    '%s is litter',
    (path) => expect(isLitter(path)).toBe(true),
  )
  test.each(['форма.xlsx', 'Thumbs.dbf', 'a/моя~$форма.xlsx'])('%s is not', (path) =>
    expect(isLitter(path)).toBe(false),
  )

  test('a path keeps its folders, with slashes forward and letters composed', () => {
    // «й» as «и» with a breve above, as one system writes names.
    expect(tidyPath('.\\Школы\\и\u0306од//форма.xlsx')).toBe('Школы/йод/форма.xlsx')
  })

  test('litter is counted and not sent; a file too big is named with the bound', () => {
    const { toSend, refused, litter } = sortFiles(
      [chosen('a.xlsx'), chosen('~$a.xlsx'), chosen('b.xlsx', 101)],
      new Map(),
      BOUNDS,
    )
    expect(paths(toSend)).toEqual(['a.xlsx'])
    expect(litter).toBe(1)
    expect(paths(refused)).toEqual(['b.xlsx'])
    expect(refused[0]?.reason).toContain('101\u00a0Б')
    expect(refused[0]?.reason).toContain('100\u00a0Б')
  })

  test('a file of exactly the bound is sent', () => {
    expect(paths(sortFiles([chosen('a.xlsx', 100)], new Map(), BOUNDS).toSend)).toEqual(['a.xlsx'])
  })

  test('files beyond the number wait for the next time; one that replaces another is not one more', () => {
    const before = new Map([
      ['a', { bytes: 1 }],
      ['b', { bytes: 1 }],
    ])
    const { toSend, refused } = sortFiles([chosen('a'), chosen('c'), chosen('d')], before, BOUNDS)
    expect(paths(toSend)).toEqual(['a', 'c'])
    expect(paths(refused)).toEqual(['d'])
  })

  test('files beyond all bytes wait too, a smaller one still goes', () => {
    // 90 + 50 = 140 of 150: 20 more is over, 10 more is not.
    const { toSend, refused } = sortFiles([chosen('a', 90), chosen('b', 50), chosen('c', 20)], new Map(), BOUNDS)
    expect(paths(toSend)).toEqual(['a', 'b'])
    expect(paths(refused)).toEqual(['c'])
    expect(paths(sortFiles([chosen('c', 10)], new Map([['a', { bytes: 140 }]]), BOUNDS).toSend)).toEqual(['c'])
  })
})

describe('what was dropped', () => {
  const file = (fullPath: string): FileSystemEntry =>
    ({
      ...{ isFile: true, isDirectory: false, fullPath, name: fullPath.split('/').at(-1) },
      file: (done: (file: Blob) => void) => done(new Blob(['abc'])),
    }) as unknown as FileSystemEntry
  const folder = (fullPath: string, parts: FileSystemEntry[][]): FileSystemEntry =>
    ({
      ...{ isFile: false, isDirectory: true, fullPath, name: fullPath.split('/').at(-1) },
      createReader: () => {
        const left = [...parts]
        return { readEntries: (done: (part: FileSystemEntry[]) => void) => done(left.shift() ?? []) }
      },
    }) as unknown as FileSystemEntry

  test('folders are walked to their end, also where they are handed out in parts', async () => {
    const deep = folder('/Район/Школы', [[file('/Район/Школы/2.xlsx')], [file('/Район/Школы/1.xlsx')]])
    const { files, unread } = await walkEntries([folder('/Район', [[deep]]), file('/один.ods')])
    expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['Район/Школы/1.xlsx', 3],
      ['Район/Школы/2.xlsx', 3],
      ['один.ods', 3],
    ])
    expect(unread).toEqual([])
  })

  test('what the system does not let read is named, the rest is there', async () => {
    const closed = {
      ...{ isDirectory: false, fullPath: '/закрыт.xlsx', name: 'закрыт.xlsx' },
      file: (_done: unknown, fail: (error: Error) => void) => fail(new Error('denied')),
    } as unknown as FileSystemEntry
    const { files, unread } = await walkEntries([closed, file('/открыт.xlsx')])
    expect(paths(files)).toEqual(['открыт.xlsx'])
    expect(unread).toEqual(['закрыт.xlsx'])
  })
})

describe('sending', () => {
  const states = (told: Told[], state: Told['state']): string[] =>
    told.filter((each) => each.state === state).map(({ path }) => path)

  test('never more files at once than there are lanes, every file once', async () => {
    const [told, sent]: [Told[], string[]] = [[], []]
    let [now, most] = [0, 0]
    await sendFiles({
      files: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((path) => chosen(path)),
      lanes: 3,
      tell: (each) => told.push(each),
      send: async (path) => {
        now += 1
        most = Math.max(most, now)
        await new Promise((resolve) => setImmediate(resolve))
        sent.push(path)
        now -= 1
      },
    })
    expect(most).toBe(3)
    expect(sent.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    expect(states(told, 'sent').toSorted()).toEqual(sent.toSorted())
  })

  test('a file refused for its own sake is told with the reason, the rest goes on', async () => {
    const told: Told[] = []
    await sendFiles({
      files: [chosen('велик'), chosen('б')],
      tell: (each) => told.push(each),
      send: (path) =>
        path === 'велик'
          ? Promise.reject(new ApiFailure({ code: 'too-large', message: 'Файл больше 20 МБ.' }))
          : Promise.resolve(),
    })
    expect(states(told, 'sent')).toEqual(['б'])
    expect(told.find(({ state }) => state === 'refused')).toEqual({
      ...{ path: 'велик', state: 'refused', reason: 'Файл больше 20 МБ.' },
    })
  })

  test('when the program does not answer nothing more is begun, and what is left can be sent again', async () => {
    const told: Told[] = []
    const lost = new ApiFailure({ code: 'unreachable', message: 'Программа не отвечает.' })
    const files = ['a', 'b', 'c', 'd'].map((path) => chosen(path))
    const send = (path: string): Promise<void> => (path === 'b' ? Promise.reject(lost) : Promise.resolve())
    await expect(sendFiles({ files, send, lanes: 1, tell: (each) => told.push(each) })).rejects.toBe(lost)
    expect(states(told, 'sent')).toEqual(['a'])
    expect(states(told, 'refused')).toEqual([])
    expect(paths(told)).not.toContain('c')
  })

  test('a file that has gone from the disk is told of by name', async () => {
    const told: Told[] = []
    const gone = {
      ...chosen('нет.xlsx'),
      content: { arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob,
    }
    await sendFiles({ files: [gone], send: () => Promise.resolve(), tell: (each) => told.push(each) })
    expect(states(told, 'refused')).toEqual(['нет.xlsx'])
  })
})
