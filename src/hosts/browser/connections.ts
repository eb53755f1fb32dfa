import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export type Connections = {
  /** This connection carried a call of the session: it is not given up for others. */
  prove: (socket: Socket) => void
}

/**
 * Holds a server to `most` connections. Where one more comes, the oldest that has not proved itself is given up, not the
 * newest: whoever opens connections and says nothing shuts out nobody but himself. When all have proved themselves, the
 * new one is not taken.
 */
export const holdConnections = (server: Server, most: number): Connections => {
  // A set keeps the order they came in.
  const strangers = new Set<Socket>()
  const known = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    if (strangers.size + known.size >= most) {
      const [oldest] = strangers
      if (oldest === undefined) {
        socket.destroy()
        return
      }
      strangers.delete(oldest)
      oldest.destroy()
    }
    strangers.add(socket)
    socket.once('close', () => {
      strangers.delete(socket)
      known.delete(socket)
    })
  })
  return {
    prove: (socket) => {
      if (strangers.delete(socket)) known.add(socket)
    },
  }
}
