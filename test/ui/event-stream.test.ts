import { expect, test } from 'vitest'
import { eventsOf, readEvents } from '../../src/ui/shared/event-stream'

test('an event is whole at an empty line, and what follows waits', () => {
  expect(eventsOf('data: {"done":1}\n\nevent: x\ndata: 2\n\nda')).toEqual({ events: ['{"done":1}', '2'], rest: 'da' })
})

test('lines of data are one text; comments that keep the line open are no event', () => {
  expect(eventsOf(': alive\n\ndata: a\r\ndata: b\r\n\r\n')).toEqual({ events: ['a\nb'], rest: '' })
})

test('pieces cut anywhere, even within a letter, give the same events', async () => {
  const bytes = new TextEncoder().encode('data: школа № 5\n\ndata: сад\n\n')
  for (let cut = 1; cut < bytes.length; cut += 1) {
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (to) => {
        to.enqueue(bytes.slice(0, cut))
        to.enqueue(bytes.slice(cut))
        to.close()
      },
    })
    const taken: string[] = []
    await readEvents(stream, (data) => taken.push(data))
    expect(taken, `cut at ${cut}`).toEqual(['школа № 5', 'сад'])
  }
})
