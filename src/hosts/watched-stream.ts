import type { Failure } from '../engine/base/failure'

type Bytes = Uint8Array<ArrayBuffer>

export type WatchedStream = { stream: ReadableStream<Bytes>; fail: (failure: Failure) => void }

/**
 * A stream from another thread that can be ended from this side: a stream whose thread is gone never ends by itself.
 * A stream of events ends with one more, `failure` with `{code, message}`; any other breaks off.
 */
export const watchedStream = (source: ReadableStream<Bytes>, isEvents: boolean, onEnd: () => void): WatchedStream => {
  const reader = source.getReader()
  let open = true
  let control: ReadableStreamDefaultController<Bytes>
  const end = (how: () => void): void => {
    if (!open) return
    open = false
    onEnd()
    how()
  }
  const stream = new ReadableStream<Bytes>({
    start: (controller) => {
      control = controller
    },
    pull: async () => {
      try {
        const { done, value } = await reader.read()
        if (done) end(() => control.close())
        else if (open) control.enqueue(value)
      } catch (error) {
        end(() => control.error(error))
      }
    },
    cancel: () => {
      end(() => undefined)
      // Not awaited: the thread that would answer may be gone.
      reader.cancel().catch(() => undefined)
    },
  })
  const fail = (failure: Failure): void =>
    end(() => {
      if (!isEvents) return control.error(failure)
      const { code, message } = failure
      control.enqueue(new TextEncoder().encode(`event: failure\ndata: ${JSON.stringify({ code, message })}\n\n`))
      control.close()
    })
  return { stream, fail }
}
