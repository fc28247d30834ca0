import { createHmac } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/**
 * The load: raw keep-alive sockets that post signed webhook bodies made beforehand, each socket the next one as soon as
 * the last was answered. Runs in a process of its own and hands its result to its parent.
 */
interface Order {
  port: number
  secret: string
  pageIds: string[]
  customers: number
  seconds: number
  connections: number
  /** Bodies a second over all sockets; 0: as many as are answered. */
  rate: number
  run: string
}

const sentences = [
  'Chị ơi cho em hỏi áo này còn size M màu xanh không ạ?',
  'Ship về Đà Nẵng mất mấy ngày vậy shop?',
  'Giá sỉ bao nhiêu một chiếc ạ',
  'Em đặt 2 cái nhé, sđt 0912345678',
  'Còn hàng không shop ơi',
  'Cho mình xem thêm ảnh thật với',
  'Khi nào có hàng lại vậy ạ?',
]

function makeRequests(order: Order, count: number): Buffer[] {
  const startedAt = Date.now()
  return Array.from({ length: count }, (_, no) => {
    const page = order.pageIds[no % order.pageIds.length] as string
    const text = `${sentences[no % sentences.length]} ${no}`
    const message = {
      mid: `m_${order.run}AG5Hz2Uq7tuwNEhXfYYKj8mJEM_QPpz5jdCK48PnKAjSdjfipqxqMvK8ma6AC8fplwlqLP_5cg${no}`,
      text,
    }
    const event = {
      sender: { id: `24${String((no * 7919) % order.customers).padStart(14, '0')}` },
      recipient: { id: page },
      timestamp: startedAt + Math.floor(no / 6),
      message,
    }
    const json = JSON.stringify({
      object: 'page',
      entry: [{ id: page, time: event.timestamp, messaging: [event] }],
    })
    const body = Buffer.from(
      json
        .replaceAll('/', '\\/')
        .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    )
    const signature = createHmac('sha256', order.secret).update(body).digest('hex')
    const head = `POST /webhooks/meta HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nUser-Agent: facebookexternalua\r\nX-Hub-Signature-256: sha256=${signature}\r\nContent-Length: ${body.length}\r\n\r\n`
    return Buffer.concat([Buffer.from(head), body])
  })
}

function run(
  order: Order,
  requests: Buffer[],
): Promise<{ acked: number; refused: number; latencies: number[] }> {
  const { promise, resolve } = Promise.withResolvers<{
    acked: number
    refused: number
    latencies: number[]
  }>()
  const startedAt = performance.now()
  const until = startedAt + order.seconds * 1_000
  const latencies: number[] = []
  let next = 0
  let acked = 0
  let refused = 0
  let open = order.connections

  const drive = (socket: Socket) => {
    let sentAt = 0
    const sendNext = () => {
      const now = performance.now()
      if (now >= until || next >= requests.length) return void socket.end()
      const dueAt = order.rate > 0 ? startedAt + (next * 1_000) / order.rate : 0
      if (dueAt > now) return void setTimeout(sendNext, dueAt - now)
      sentAt = order.rate > 0 ? Math.max(dueAt, startedAt) : now
      socket.write(requests[next++] as Buffer)
    }
    socket.on('data', (answer) => {
      if (answer.subarray(9, 12).toString() === '200') {
        acked += 1
        latencies.push(performance.now() - sentAt)
      } else refused += 1
      sendNext()
    })
    socket.on('close', () => {
      open -= 1
      if (open === 0) resolve({ acked, refused, latencies })
    })
    socket.on('error', () => undefined)
    sendNext()
  }
  for (let no = 0; no < order.connections; no += 1) {
    const socket = connect({ port: order.port, host: '127.0.0.1' }, () => drive(socket))
    socket.setNoDelay(true)
  }
  return promise
}

process.once('message', async (order: Order) => {
  const requests = makeRequests(order, Math.ceil(order.seconds * (order.rate || 9_000)))
  process.send?.({ ready: true })
  process.once('message', async () => {
    const { acked, refused, latencies } = await run(order, requests)
    latencies.sort((a, b) => a - b)
    const at = (share: number) =>
      latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
    process.send?.({ acked, refused, p50: at(0.5), p99: at(0.99), max: at(1) })
    process.disconnect()
  })
})
