import { refuse } from '../world/refusals.ts'
import type { World } from '../world/world.ts'
import { answerCall } from './answer.ts'
import type { GraphAnswer, GraphCall, UploadedFile } from './call.ts'
import { errorAnswer } from './error-answer.ts'
import type { Outside } from './outside.ts'
import { flag, isObject, list, textOf } from './params.ts'
import { parseForm, parsePath } from './parse.ts'

const mostCalls = 50

/** Said once for all calls of a batch. */
const inheritedNames = ['access_token', 'appsecret_proof']

/** Several calls in one: `POST /` with `batch=[…]`. One that gets no answer is null in the list. (E43) */
export async function answerBatch(world: World, outside: Outside, call: GraphCall): Promise<GraphAnswer> {
  const calls = list(call.params, 'batch')
  if (!calls) return errorAnswer(world, refuse('missing_parameter', { name: 'batch' }), null)
  if (calls.length > mostCalls) return errorAnswer(world, refuse('bad_parameter', { name: 'batch' }), null)
  const withHeaders = flag(call.params.include_headers ?? true)
  const answers: (object | null)[] = []
  for (const item of calls) {
    if (!isObject(item)) return errorAnswer(world, refuse('bad_parameter', { name: 'batch' }), null)
    const inner = innerCall(call, item)
    const { answer, effect } = await answerCall(world, outside, inner)
    const silent = effect?.answer !== undefined && effect.answer.as !== 'refusal'
    if (silent) answers.push(null)
    else if (answer.status === 200 && flag(item.omit_response_on_success) && textOf(item.name))
      answers.push(null)
    else answers.push(packed(answer, withHeaders))
  }
  return { status: 200, headers: {}, body: answers }
}

function innerCall(outer: GraphCall, item: Record<string, unknown>): GraphCall {
  const relative = textOf(item.relative_url) ?? ''
  const { version, segments, query } = parsePath(relative)
  const inherited = Object.fromEntries(inheritedNames.map((name) => [name, outer.params[name]]))
  const body = isObject(item.body) ? item.body : parseForm(textOf(item.body) ?? '')
  return {
    method: (textOf(item.method) ?? 'GET').toUpperCase(),
    version: version ?? outer.version,
    segments,
    params: { ...inherited, ...query, ...body },
    files: attached(outer, textOf(item.attached_files)),
    bearer: outer.bearer,
  }
}

/** The files of the whole batch that this call names. */
function attached(outer: GraphCall, wanted: string | null): UploadedFile[] {
  if (wanted === null) return []
  const fields = wanted.split(',').map((name) => name.trim())
  return outer.files.filter((file) => fields.includes(file.field))
}

function packed(answer: GraphAnswer, withHeaders: boolean): object {
  const headers = Object.entries(answer.headers).map(([name, value]) => ({ name, value }))
  return { code: answer.status, ...(withHeaders ? { headers } : {}), body: JSON.stringify(answer.body) }
}
