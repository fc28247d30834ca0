import multipart from '@fastify/multipart'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { escapedJson } from '../webhooks/escape.ts'
import { refuse } from '../world/refusals.ts'
import type { World } from '../world/world.ts'
import { answerCall, type Outcome } from './answer.ts'
import { isRoot } from './api.ts'
import { answerBatch } from './batch.ts'
import type { GraphCall, UploadedFile } from './call.ts'
import { errorAnswer } from './error-answer.ts'
import { looksLikeNode } from './find-node.ts'
import type { Outside } from './outside.ts'
import { type Params, text } from './params.ts'
import { parseBody, parsePath } from './parse.ts'
import { sabotage } from './sabotage.ts'

const largestBody = 30 * 1024 * 1024

export interface GraphShell {
  world: World
  outside: Outside
  /** Answers what is no call of the API: the emulator's own pages. */
  otherwise: (request: FastifyRequest, reply: FastifyReply) => unknown
}

/** The Graph API over HTTP: any path that nobody else claims. */
export const graphShell: FastifyPluginAsync<GraphShell> = async (app, { world, outside, otherwise }) => {
  // Some clients send a body along with a GET.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  app.removeAllContentTypeParsers()
  await app.register(multipart, { limits: { fileSize: largestBody, files: 30 } })
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestBody }, (_request, body, done) =>
    done(null, body),
  )

  app.route({
    method: ['GET', 'POST', 'DELETE', 'PUT', 'PATCH'],
    url: '/*',
    async handler(request, reply) {
      const { version, segments, query } = parsePath(request.url)
      const [first = ''] = segments
      const isCall =
        version !== null || looksLikeNode(first) || isRoot(segments.join('/')) || request.method !== 'GET'
      const wantsPage = request.headers.accept?.includes('text/html') ?? false
      if (!isCall && (segments.length === 0 || wantsPage || first === 'assets'))
        return otherwise(request, reply)

      const read = await readBody(request)
      if (!read)
        return write(reply, {
          answer: errorAnswer(world, refuse('bad_json', { name: 'body' }), null),
          effect: null,
        })
      const params = { ...query, ...read.fields }
      const call: GraphCall = {
        method: methodOf(request.method, params),
        version,
        segments,
        params,
        files: read.files,
        bearer: bearerOf(request),
      }
      const isBatch = segments.length === 0 && request.method === 'POST'
      const outcome = isBatch
        ? { answer: await answerBatch(world, outside, call), effect: null }
        : await answerCall(world, outside, call)
      report(world, call, outcome)
      await lateness(world, outcome)
      return write(reply, outcome)
    },
  })
}

async function readBody(request: FastifyRequest): Promise<{ fields: object; files: UploadedFile[] } | null> {
  if (request.isMultipart()) return readMultipart(request)
  if (!Buffer.isBuffer(request.body)) return { fields: {}, files: [] }
  const fields = parseBody(request.body, request.headers['content-type'] ?? '')
  return fields ? { fields, files: [] } : null
}

async function readMultipart(request: FastifyRequest) {
  const fields: Record<string, unknown> = {}
  const files: UploadedFile[] = []
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value
    else
      files.push({
        field: part.fieldname,
        name: part.filename,
        contentType: part.mimetype,
        bytes: await part.toBuffer(),
      })
  }
  return { fields, files }
}

/** Older clients post with `method=delete`, or `get`, for what their networks would not carry. */
function methodOf(method: string, params: Params): string {
  const said = text(params, 'method')?.toUpperCase()
  return method === 'POST' && (said === 'DELETE' || said === 'GET') ? said : method
}

const bearerOf = (request: FastifyRequest) =>
  /^(?:Bearer|OAuth) (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null

function report(world: World, call: GraphCall, { answer }: Outcome) {
  const code = (answer.body as { error?: { code: number } } | null)?.error?.code ?? null
  world.tell({
    type: 'graph_call',
    method: call.method,
    path: call.segments.join('/'),
    status: answer.status,
    code,
  })
}

function lateness(world: World, { effect }: Outcome): Promise<void> | null {
  const ms = effect?.delayMs ?? 0
  if (ms === 0) return null
  return new Promise((resolve) => {
    if (effect?.clock === 'virtual') world.clock.after(ms, resolve)
    else setTimeout(resolve, ms)
  })
}

function write(reply: FastifyReply, { answer, effect }: Outcome) {
  const headers = { 'content-type': 'application/json; charset=UTF-8', ...answer.headers }
  const written = { status: answer.status, headers, body: escapedJson(answer.body) }
  if (effect?.answer) return sabotage(reply, effect.answer, written)
  return reply.code(written.status).headers(headers).send(written.body)
}
