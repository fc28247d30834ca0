import type { FastifyReply } from 'fastify'
import type { CallAnswer } from '../world/faults.ts'

export interface Written {
  status: number
  headers: Record<string, string>
  body: string
}

const htmlOfProxy =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>'

/** Answers in the broken way that a fault asks for. `answer` is the good one. */
export function sabotage(reply: FastifyReply, fault: CallAnswer, answer: Written) {
  const plain = (status: number, body: string, type = answer.headers['content-type'] ?? 'application/json') =>
    reply
      .code(status)
      .headers({ ...answer.headers, 'content-type': type })
      .send(body)

  switch (fault.as) {
    case 'refusal':
      return plain(answer.status, answer.body)
    case 'http_500': {
      const error = {
        message: 'An unknown error occurred',
        type: 'OAuthException',
        code: 1,
        fbtrace_id: 'Aunknown',
      }
      return plain(500, JSON.stringify({ error }))
    }
    case 'bad_gateway':
      return plain(502, htmlOfProxy, 'text/html; charset=utf-8')
    case 'truncated':
      return plain(answer.status, answer.body.slice(0, fault.bytes ?? Math.floor(answer.body.length / 2)))
    case 'no_message_id':
      return plain(200, JSON.stringify({ ...JSON.parse(answer.body), message_id: undefined }))
    case 'close_after':
      reply.raw.once('finish', () => reply.raw.socket?.destroy())
      return plain(answer.status, answer.body)
    case 'drop':
      reply.hijack()
      reply.raw.socket?.destroy()
      return reply
    case 'reset': {
      const { socket } = reply.hijack().raw
      socket?.write(rawAnswer(answer).slice(0, fault.bytes ?? 40), () => socket.resetAndDestroy())
      return reply
    }
    case 'slow':
      trickle(reply, answer, fault.msPerByte)
      return reply
  }
}

function rawAnswer({ status, headers, body }: Written): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `HTTP/1.1 ${status} OK\r\n${lines.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

function trickle(reply: FastifyReply, answer: Written, msPerByte: number) {
  const { raw } = reply.hijack()
  raw.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
  const bytes = Buffer.from(answer.body)
  let sent = 0
  const timer = setInterval(() => {
    if (raw.destroyed || sent >= bytes.length) {
      clearInterval(timer)
      raw.end()
      return
    }
    raw.write(bytes.subarray(sent, sent + 1))
    sent++
  }, msPerByte)
}
