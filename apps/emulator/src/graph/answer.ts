import { type CallEffect, type CallFaultKind, drawCallFault } from '../world/faults.ts'
import { mint } from '../world/ids.ts'
import { spend, spendOfDay } from '../world/limits.ts'
import { type Refused, refuse } from '../world/refusals.ts'
import type { World } from '../world/world.ts'
import { findRow, isEdge, isRoot } from './api.ts'
import { forbid } from './authorize.ts'
import type { GraphAnswer, GraphCall } from './call.ts'
import type { Answered, Caller, Endpoint, Node } from './endpoint.ts'
import { errorAnswer } from './error-answer.ts'
import { findNode, looksLikeNode } from './find-node.ts'
import { identify } from './identify.ts'
import type { Outside } from './outside.ts'
import { object, text, textOf } from './params.ts'
import { isSenderAction } from './sender-actions.ts'
import { hasEnded, isSupported, versionWithoutOne } from './versions.ts'

/** An answer, with the accident that is to befall it. */
export interface Outcome {
  answer: GraphAnswer
  effect: CallEffect | null
}

interface Found {
  ok: true
  row: Endpoint
  node: Node
  caller: Caller | null
}

/** Answers one call: version, token, node, right, accident, and then what the endpoint says. */
export async function answerCall(world: World, outside: Outside, call: GraphCall): Promise<Outcome> {
  const upgraded = world.switches.retiredVersions === 'upgrade' && hasEnded(call.version ?? versionWithoutOne)
  if (upgraded) return answerCall(world, outside, { ...call, version: versionWithoutOne })
  if (call.version !== null && !isSupported(call.version))
    return refused(world, call, refuse('old_version'), null)
  const found = find(world, call)
  if (!found.ok) return refused(world, call, found, null)
  const { row, node, caller } = found
  const locale = caller?.user?.locale ?? null
  const effect = drawCallFault(world, faultKind(row, call), factsOf(call, node, caller))
  const denial = effect?.answer?.as === 'refusal' ? effect.answer : null
  const denied = () =>
    withHeaders(
      world,
      call,
      errorAnswer(world, refuse(denial?.refusal ?? 'unknown_error'), locale, denial?.status),
    )
  if (denial && effect?.accept !== true) return { answer: denied(), effect }
  if (effect?.accept === false)
    return { ...refused(world, call, refuse('service_unavailable'), locale), effect }

  const usage = countCall(world, row, node)
  const result: Answered = usage.refused ?? (await row.answer({ world, outside, call, node, caller }))
  if (denial) return { answer: denied(), effect }
  const answer = result.ok
    ? { status: 200, headers: { ...result.headers }, body: result.body }
    : errorAnswer(world, result, locale)
  Object.assign(answer.headers, usage.headers)
  return { answer: withHeaders(world, call, answer), effect }
}

function find(world: World, call: GraphCall): Found | Refused {
  const path = call.segments.join('/')
  const [first = '', edge = ''] = call.segments
  if (!isRoot(path) && (!looksLikeNode(first) || !isEdge(edge))) {
    return refuse('unknown_path', { path: looksLikeNode(first) ? edge : first })
  }
  if (isRoot(path)) {
    const row = findRow(call.method, 'root', path)
    if (!row) return refuse('unknown_object', { method: call.method.toLowerCase(), id: path })
    if (row.token === 'none') return { ok: true, row, node: { kind: 'root' }, caller: null }
    const known = identify(world, call)
    if (!known.ok) return known
    const node = { kind: 'root' } as const
    return forbid(world, row, known.caller, node) ?? { ok: true, row, node, caller: known.caller }
  }
  const known = identify(world, call)
  if (!known.ok) return known
  const found = findNode(world, call, known.caller)
  if (!found.ok) return found
  const row = findRow(call.method, found.node.kind, edge)
  if (!row) return refuse('unknown_object', { method: call.method.toLowerCase(), id: first })
  return (
    forbid(world, row, known.caller, found.node) ?? { ok: true, row, node: found.node, caller: known.caller }
  )
}

const faultKind = (row: Endpoint, call: GraphCall): CallFaultKind =>
  row.fault === 'send' && isSenderAction(call.params) ? 'action' : row.fault

function factsOf(call: GraphCall, node: Node, caller: Caller | null) {
  return {
    pageId: 'page' in node ? node.page.id : null,
    psid: textOf(object(call.params, 'recipient')?.id),
    appId: caller?.app.id ?? text(call.params, 'client_id'),
    metadata: textOf(object(call.params, 'message')?.metadata),
  }
}

interface Usage {
  refused: Refused | null
  headers: Record<string, string>
}

/** Counts a call of a Page into its day and its own limit, and says how much of either is spent. (E22) */
function countCall(world: World, row: Endpoint, node: Node): Usage {
  if (!('page' in node)) return { refused: null, headers: {} }
  const ofDay = spendOfDay(world, node.page)
  const own = row.limit === null || !ofDay.allowed ? null : spend(world, row.limit, node.page.id)
  if (own === null && world.switches.callsPerEngagedPerson === 0) return { refused: null, headers: {} }
  const regainMs = Math.max(ofDay.regainMs, own?.regainMs ?? 0)
  const use = {
    type: 'messenger',
    call_count: Math.max(ofDay.percent, own?.percent ?? 0),
    total_cputime: 1,
    total_time: 1,
    estimated_time_to_regain_access: Math.ceil(regainMs / 60_000),
  }
  const headers = { 'x-business-use-case-usage': JSON.stringify({ [node.page.id]: [use] }) }
  if (!ofDay.allowed) return { refused: refuse('day_spent'), headers }
  return { refused: own === null || own.allowed ? null : refuse('too_many_calls'), headers }
}

function refused(world: World, call: GraphCall, why: Refused, locale: string | null): Outcome {
  return { answer: withHeaders(world, call, errorAnswer(world, why, locale)), effect: null }
}

function withHeaders(world: World, call: GraphCall, answer: GraphAnswer): GraphAnswer {
  answer.headers['facebook-api-version'] = call.version ?? versionWithoutOne
  answer.headers['x-fb-trace-id'] = mint.trace(world.random)
  answer.headers['x-fb-request-id'] = mint.trace(world.random)
  answer.headers['x-fb-rev'] = '1029384756'
  return answer
}
