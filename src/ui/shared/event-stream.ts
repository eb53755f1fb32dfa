/** Data of each event in a piece of `text/event-stream`, and what is left of an event not yet whole. */
export const eventsOf = (text: string): { events: string[]; rest: string } => {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n')
  const rest = blocks.pop() ?? ''
  const events = blocks
    .map((block) =>
      block
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).replace(/^ /, ''))
        .join('\n'),
    )
    .filter((data) => data !== '')
  return { events, rest }
}

/**
 * Reads a stream of events to its end; `take` is given the data of each. Not EventSource: the desktop's private
 * scheme has no such connections, and a refusal would come without its words.
 */
export const readEvents = async (body: ReadableStream<Uint8Array>, take: (data: string) => void): Promise<void> => {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const { events, rest } = eventsOf(text + decoder.decode(value, { stream: true }))
    text = rest
    for (const data of events) take(data)
  }
}
