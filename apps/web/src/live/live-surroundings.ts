import { livePath } from '@lienmach/contract'
import { addressOf } from '../api/address.ts'

export interface Timer {
  cancel(): void
}

/** An open connection. */
export interface Socket {
  send(text: string): void
  /** Nothing is heard of it afterwards. */
  close(): void
}

/** Everything outside itself that a live connection touches. */
export interface LiveSurroundings {
  /** Opens a connection that follows the change log from a place; from now on when there is none yet. */
  open(after: number | null, heard: (text: string) => void, closed: (code: number) => void): Socket
  /** A clock for spans, ms. */
  now(): number
  /** From 0 to 1. */
  random(): number
  after(ms: number, run: () => void): Timer
  every(ms: number, run: () => void): Timer
  beforeNextPaint(run: () => void): void
  /** The server will have this browser no longer: the session ended, or the person left the team. */
  shutOut(why: 'session' | 'membership'): void
}

/** The real ones. */
export function browserSurroundings(
  workspaceId: string,
  shutOut: LiveSurroundings['shutOut'],
): LiveSurroundings {
  return {
    open(after, heard, closed) {
      const address = new URL(
        addressOf(livePath, { workspaceId }, { after: after ?? undefined }),
        location.href,
      )
      address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
      const socket = new WebSocket(address)
      socket.onmessage = ({ data }) => heard(String(data))
      socket.onclose = ({ code }) => closed(code)
      return {
        send: (text) => socket.send(text),
        close() {
          socket.onmessage = null
          socket.onclose = null
          socket.close()
        },
      }
    },
    now: () => performance.now(),
    random: () => Math.random(),
    after(ms, run) {
      const id = setTimeout(run, ms)
      return { cancel: () => clearTimeout(id) }
    },
    every(ms, run) {
      const id = setInterval(run, ms)
      return { cancel: () => clearInterval(id) }
    },
    beforeNextPaint(run) {
      // A hidden tab paints nothing, yet its title and its badge must keep up.
      if (document.hidden) setTimeout(run, 250)
      else requestAnimationFrame(run)
    },
    shutOut,
  }
}
