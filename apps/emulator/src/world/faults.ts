import type { Push } from './push.ts'
import type { Refusal } from './refusals.ts'
import type { World } from './world.ts'

/** The calls that can be made to go wrong; each endpoint of the Graph API names its own. */
export const callFaultKinds = [
  'send',
  'action',
  'upload',
  'conversations',
  'profile',
  'oauth',
  'accounts',
  'debug_token',
  'subscribe',
  'thread_control',
  'thread_owner',
  'other',
] as const
export type CallFaultKind = (typeof callFaultKinds)[number]

/** The events that can be made to go wrong: `webhook` is any of them, `echo` only echoes. */
export const pushFaultKinds = ['webhook', 'echo'] as const
type FaultKind = CallFaultKind | 'any_call' | (typeof pushFaultKinds)[number]

/** Which calls or events a rule strikes, and what it does to them. */
export interface FaultRule {
  kind: FaultKind
  match?: { pageId?: string; psid?: string; appId?: string; metadata?: string; field?: string }
  /** Lets this many matching ones pass first. */
  skip?: number
  /** Strikes every n-th. */
  every?: number
  /** Strikes with this chance, from the seed. */
  probability?: number
  /** Stops after so many strikes. */
  times?: number
  effect: CallEffect | PushEffect
  seen?: number
  struck?: number
}

/** What happens to a call. Without `answer` it is only late. */
export interface CallEffect {
  /** Whether the platform does what was asked. True unless the answer is a refusal. */
  accept?: boolean
  /** Waits before answering, on the real clock unless `clock` says virtual. */
  delayMs?: number
  clock?: 'real' | 'virtual'
  answer?: CallAnswer
}

export type CallAnswer =
  /** The connection closes without an answer. */
  | { as: 'drop' }
  | { as: 'http_500' }
  /** 502 with a page of HTML, as from a proxy. */
  | { as: 'bad_gateway' }
  | { as: 'refusal'; refusal: Refusal; status?: number }
  /** The right answer, cut short but complete as HTTP. */
  | { as: 'truncated'; bytes?: number }
  /** 200 without `message_id`. */
  | { as: 'no_message_id' }
  /** The connection is reset after so many bytes of the answer. */
  | { as: 'reset'; bytes?: number }
  /** The answer trickles, a byte at a time. */
  | { as: 'slow'; msPerByte: number }
  /** A good answer, after which the kept-alive connection closes unannounced. */
  | { as: 'close_after' }

/** What happens to an event on its way to a webhook. */
interface PushEffect {
  drop?: boolean
  /** How often it is sent in all; 3 is two duplicates. */
  copies?: number
  delayMs?: number
  /** A further delay between 0 and this, by chance: events overtake each other. */
  reorderWithinMs?: number
  /** Echoes only. */
  standby?: boolean
  appId?: number
  metadata?: string | null
}

interface Facts {
  pageId: string | null
  psid: string | null
  appId: string | null
  metadata: string | null
  field: string | null
}

/** The first rule that strikes this one; drawing moves the rule's counters and the world's chance. */
function draw(world: World, kinds: readonly string[], facts: Facts): FaultRule | null {
  for (const rule of world.faults) {
    if (!kinds.includes(rule.kind) || !matches(rule, facts)) continue
    rule.seen = (rule.seen ?? 0) + 1
    if (rule.times !== undefined && (rule.struck ?? 0) >= rule.times) continue
    const counted = rule.seen - (rule.skip ?? 0)
    if (counted <= 0) continue
    if (rule.every !== undefined && counted % rule.every !== 0) continue
    if (rule.probability !== undefined && world.chance.next() >= rule.probability) continue
    rule.struck = (rule.struck ?? 0) + 1
    return rule
  }
  return null
}

function matches(rule: FaultRule, facts: Facts): boolean {
  const wanted = rule.match
  if (!wanted) return true
  return (
    (wanted.pageId === undefined || wanted.pageId === facts.pageId) &&
    (wanted.psid === undefined || wanted.psid === facts.psid) &&
    (wanted.appId === undefined || wanted.appId === facts.appId) &&
    (wanted.metadata === undefined || wanted.metadata === facts.metadata) &&
    (wanted.field === undefined || wanted.field === facts.field)
  )
}

export function drawCallFault(
  world: World,
  kind: CallFaultKind,
  facts: Omit<Facts, 'field'>,
): CallEffect | null {
  if (world.faults.length === 0) return null
  return (
    (draw(world, [kind, 'any_call'], { ...facts, field: null })?.effect as CallEffect | undefined) ?? null
  )
}

/** The copies of an event that really go out, and when. */
export function planPush(world: World, push: Push): { push: Push; delayMs: number }[] {
  if (world.faults.length === 0) return [{ push, delayMs: 0 }]
  const facts = {
    pageId: push.pageId,
    psid: push.psid,
    appId: push.appId,
    metadata: metadataOf(push),
    field: push.field,
  }
  const effect = draw(world, push.isEcho ? ['echo', 'webhook'] : ['webhook'], facts)?.effect as
    | PushEffect
    | undefined
  if (!effect) return [{ push, delayMs: 0 }]
  if (effect.drop) return []
  const changed = push.isEcho ? disguised(push, effect) : push
  return Array.from({ length: effect.copies ?? 1 }, () => ({
    push: changed,
    delayMs:
      (effect.delayMs ?? 0) + (effect.reorderWithinMs ? world.chance.below(effect.reorderWithinMs) : 0),
  }))
}

function metadataOf(push: Push): string | null {
  const message = (push.event as { message?: { metadata?: string } }).message
  return message?.metadata ?? null
}

function disguised(push: Push, effect: PushEffect): Push {
  const event = push.event as { message: Record<string, unknown> }
  const message = { ...event.message }
  if (effect.appId !== undefined) message.app_id = effect.appId
  if (effect.metadata !== undefined) message.metadata = effect.metadata
  return { ...push, channel: effect.standby ? 'standby' : push.channel, event: { ...event, message } }
}
