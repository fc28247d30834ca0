import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * Both sides of an emulator under load, in a process of their own: sockets that send as fast as they are answered, and
 * a webhook that answers everything. Told what to do by its parent.
 */
export type LoadOrder =
  | { do: 'receive' }
  | { do: 'send'; port: number; tokens: string[]; psids: string[][]; seconds: number; connections: number }
  | { do: 'await'; events: number; withinMs: number }

const received = { posts: 0, events: 0, unsigned: 0 }
let wake: () => void = () => undefined

const answer = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')

/** Cuts what a socket brings into requests, by their length. Bodies are ASCII, as the platform writes them. */
function hear(socket: Socket) {
  let waiting = ''
  socket.setNoDelay(true)
  socket.on('error', () => undefined)
  socket.on('data', (bytes) => {
    waiting += bytes.toString('latin1')
    for (;;) {
      const head = waiting.indexOf('\r\n\r\n')
      if (head < 0) return
      const headers = waiting.slice(0, head).toLowerCase()
      const length = Number(/content-length: (\d+)/.exec(headers)?.[1] ?? 0)
      if (waiting.length < head + 4 + length) return
      const body = waiting.slice(head + 4, head + 4 + length)
      waiting = waiting.slice(head + 4 + length)
      if (headers.startsWith('post ')) received.posts += 1
      received.events += body.split('"timestamp"').length - 1
      if (body !== '' && !headers.includes('x-hub-signature-256: sha256=')) received.unsigned += 1
      socket.write(answer)
      wake()
    }
  })
}

function receive(): Promise<{ port: number }> {
  const server = createServer(hear)
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port })),
  )
}

function send(
  order: Extract<LoadOrder, { do: 'send' }>,
): Promise<{ accepted: number; refused: number; ms: number }> {
  const startedAt = performance.now()
  const until = startedAt + order.seconds * 1_000
  const result = { accepted: 0, refused: 0, ms: 0 }
  let next = 0
  let open = order.connections
  const { promise, resolve } = Promise.withResolvers<typeof result>()

  const request = () => {
    const no = next++
    const page = no % order.tokens.length
    const psids = order.psids[page] as string[]
    const body = JSON.stringify({
      recipient: { id: psids[no % psids.length] },
      messaging_type: 'RESPONSE',
      message: {
        text: `Dạ mẫu này còn size M và L, em giữ cho chị nhé, đơn số ${no}`,
        metadata: `lần ${no}`,
      },
    })
    return `POST /v25.0/me/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${order.tokens[page]}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  }
  const drive = (socket: Socket) => {
    const sendNext = () => {
      if (performance.now() >= until) socket.end()
      else socket.write(request())
    }
    socket.on('data', (bytes) => {
      if (bytes.subarray(9, 12).toString() === '200') result.accepted += 1
      else result.refused += 1
      sendNext()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      open -= 1
      if (open === 0) resolve({ ...result, ms: performance.now() - startedAt })
    })
    sendNext()
  }
  for (let no = 0; no < order.connections; no += 1) {
    const socket = connect({ port: order.port, host: '127.0.0.1' }, () => drive(socket))
    socket.setNoDelay(true)
  }
  return promise
}

/** Waits until so many events have come, or the time is over. */
function awaitEvents({ events, withinMs }: Extract<LoadOrder, { do: 'await' }>): Promise<typeof received> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(received), withinMs)
    wake = () => {
      if (received.events < events) return
      clearTimeout(timer)
      resolve(received)
    }
    wake()
  })
}

process.on('message', async (order: LoadOrder) => {
  const done = order.do === 'receive' ? receive() : order.do === 'send' ? send(order) : awaitEvents(order)
  process.send?.(await done)
})
process.once('disconnect', () => process.exit())
