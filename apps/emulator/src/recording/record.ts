import { open } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isObject, parseJson } from '../graph/params.ts'
import { parseBody, parseForm } from '../graph/parse.ts'
import type { Post } from '../webhooks/post.ts'
import type { World } from '../world/world.ts'
import { castOf } from './cast.ts'
import { type RecordedCall, type RecordedWebhook, type RecordingHead, recordingForm } from './recording.ts'
import { createRedactor } from './redact.ts'

/** Writes down what happens between the emulator and everybody else, without their secrets. */
export interface Recorder {
  /** Hears every call of an app that has no routes yet. */
  hear(app: FastifyInstance): void
  /** The same way to webhooks, overheard. */
  overhear(post: Post): Post
  close(): Promise<void>
}

/** Records into a file of JSON lines, which is begun anew. Fails when it cannot be written. */
export async function recordInto(path: string, world: World): Promise<Recorder> {
  const stream = (await open(path, 'w', 0o600)).createWriteStream()
  const redact = createRedactor(world)
  let begun = false
  let closed = false

  function write(line: RecordedCall | RecordedWebhook) {
    if (closed) return
    if (!begun) {
      begun = true
      const { seed, clock } = world
      const head: RecordingHead = { recording: recordingForm, seed, at: clock.now(), cast: castOf(world) }
      stream.write(`${JSON.stringify(redact({ ...head, at: Math.min(head.at, line.at) }))}\n`)
    }
    stream.write(`${JSON.stringify(redact(line))}\n`)
  }

  return {
    hear(app) {
      const answers = new WeakMap<FastifyRequest, string>()
      app.addHook('onRequest', async (request, reply) => {
        if (!isRecorded(request)) return
        const at = world.clock.now()
        // Also for an answer that was never finished: what broke off is worth knowing.
        reply.raw.once('close', () => {
          const call = callOf(request, reply, at, answers.get(request) ?? null)
          if (call) write(call)
        })
      })
      app.addHook('onSend', async (request, _reply, payload) => {
        if (typeof payload === 'string') answers.set(request, payload)
      })
    },
    overhear: (post) => async (url, headers, body, deadlineMs) => {
      const at = world.clock.now()
      const answer = await post(url, headers, body, deadlineMs)
      write({ kind: 'webhook', at, url, headers, body: JSON.parse(body), ...answer })
      return answer
    },
    close() {
      closed = true
      return new Promise((resolve) => stream.end(resolve))
    },
  }
}

/** The stream of happenings repeats what else is recorded, and never ends; pages and pictures say nothing. */
const unrecorded = /^\/(_desk\/(stream|openapi\.json)|assets\/|cdn\/|([^/]+\/)?dialog\/)/
const isRecorded = ({ url }: FastifyRequest) => !unrecorded.test(url)

function callOf(
  request: FastifyRequest,
  reply: FastifyReply,
  at: number,
  payload: string | null,
): RecordedCall | null {
  const { method, url, headers } = request
  const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html')
  if (isPage && payload === null) return null
  const [path = '', query = ''] = url.split('?', 2)
  return {
    kind: 'call',
    at,
    method,
    path,
    query: parseForm(query),
    authorization: headers.authorization ?? null,
    body: bodyOf(request),
    status: reply.raw.headersSent ? reply.raw.statusCode : null,
    answer: payload === null ? null : (parseJson(payload) ?? payload),
  }
}

function bodyOf(request: FastifyRequest): unknown {
  const { body, headers } = request
  const type = headers['content-type'] ?? ''
  if (!Buffer.isBuffer(body))
    return body ?? (type.startsWith('multipart/') ? asBytes(headers['content-length']) : null)
  if (type.includes('octet-stream')) return asBytes(body.length)
  const fields = parseBody(body, type)
  return isObject(fields) ? fields : body.toString('utf8')
}

const asBytes = (length: unknown) => `${length ?? 'some'} bytes`
