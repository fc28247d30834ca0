import { AppError, type CanaryView, connectScopeNames } from '@lienmach/contract'
import {
  type ChannelId,
  type Instant,
  isOpen,
  messagingWindow,
  type Refusal,
  sendVerdict,
  threadControlOf,
  type WorkspaceId,
} from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { ChannelAccess, OutboundMessage } from '../ports/channel-adapter.ts'
import type { PlatformAnswer } from '../ports/channel-connector.ts'
import { findCanary, findTestThread, putOffCanary, type Tried } from '../store/canary.ts'
import { openToken } from '../store/channel-tokens.ts'
import { type ChannelRow, findChannel } from '../store/channels.ts'
import { inWorkspace } from '../store/db.ts'
import { findSituation, type ReplySituation } from '../store/replies.ts'
import { tellRules } from './tell-rules.ts'

export const canaryEvery = 24 * 60 * 60_000
const startWithin = 10_000
const words = 'Tin tự kiểm tra của cửa hàng, bạn không cần trả lời.'

/** Refusals that speak of this moment, this thread or this customer, and not of a rule. */
const passing: ReadonlySet<Refusal['class']> = new Set([
  'thread_not_ours',
  'customer_unavailable',
  'customer_unknown',
  'page_restricted',
  'token_dead',
  'channel_disconnected',
  'rate_limited',
  'platform_trouble',
])

/**
 * Tries what the platform's rules allow, and tells when an answer is another one than before: the version of its API, our
 * permissions, and with a test customer a reply within the window and one that is tagged as a person's.
 */
export async function runCanary(
  context: Context,
  { workspaceId, channelId }: { workspaceId: WorkspaceId; channelId: ChannelId },
): Promise<CanaryView> {
  const { db, secretBox, clock } = context
  const found = await inWorkspace(db, workspaceId, async (tx) => {
    const channel = await findChannel(tx, workspaceId, channelId)
    if (!channel) throw new AppError('resource/not-found')
    await putOffCanary(tx, workspaceId, channelId, (clock.now() + canaryEvery) as Instant)
    const canary = await findCanary(tx, workspaceId, channelId)
    const contactId = canary?.contact?.id
    const thread = contactId ? await findTestThread(tx, workspaceId, channelId, contactId) : null
    return {
      channel,
      thread,
      access: await openToken(tx, secretBox, workspaceId, channelId),
      situation: thread && (await findSituation(tx, workspaceId, thread.conversationId)),
    }
  })
  const { channel, access, thread, situation } = found
  const works = channel.state === 'connected' || channel.state === 'connecting'
  if (!access || !works) throw new AppError('channel/not-connected')

  const may = { workspaceId, channelId, ...access }
  const tried = [await tryVersion(context, may), await tryPermissions(context, may)]
  for (const as of ['response', 'human_agent'] as const) {
    const mayGo = thread !== null && situation !== null && isAllowed(context, situation, as)
    tried.push(mayGo ? await trySend(context, channel, may, thread, as) : { probe: as, ...notTried })
  }
  await tellRules(context, channel, tried)
  const canary = await inWorkspace(db, workspaceId, (tx) => findCanary(tx, workspaceId, channelId))
  if (!canary) throw new AppError('resource/not-found')
  return canary
}

const notTried = { outcome: 'not_tried', refusal: null } as const

async function tryVersion({ connector, clock }: Context, may: ChannelAccess): Promise<Tried> {
  const answer = await connector.readRouting(may.externalId, may.token)
  return { probe: 'version', ...outcomeOf(answer, clock.now()) }
}

async function tryPermissions({ connector, clock }: Context, may: ChannelAccess): Promise<Tried> {
  const answer = await connector.inspectToken(may.externalId, may.token)
  if (answer.answer !== 'yes') return { probe: 'permissions', ...outcomeOf(answer, clock.now()) }
  const { value } = answer
  if (!value.alive) return { probe: 'permissions', ...notTried }
  const isComplete = connectScopeNames.every((scope) => value.scopes.includes(scope))
  return { probe: 'permissions', outcome: isComplete ? 'accepted' : 'permission_missing', refusal: null }
}

function outcomeOf(answer: PlatformAnswer<unknown>, at: Instant): Omit<Tried, 'probe'> {
  if (answer.answer === 'yes') return { outcome: 'accepted', refusal: null }
  if (answer.answer === 'unreachable') return notTried
  const { means: _, ...refusal } = answer.refusal
  return passing.has(refusal.class) ? notTried : { outcome: refusal.class, refusal: { ...refusal, at } }
}

/** A thread of somebody else's, an unreachable customer, a closed window: nobody is bothered to learn what is known. */
function isAllowed({ clock }: Context, situation: ReplySituation, as: OutboundMessage['as']): boolean {
  const thread = threadControlOf(situation.threadFacts)
  if (!isOpen(thread.owner) || situation.lastCustomerAt === null) return false
  // Whether the longer window is open to us is what shall be found out.
  const window = messagingWindow(situation.lastCustomerAt, as === 'human_agent')
  const verdict = sendVerdict({ ...situation, thread, window, now: clock.now() })
  return verdict.verdict === 'send' && verdict.notBefore === null
}

async function trySend(
  { channels, clock, random }: Context,
  { kind }: ChannelRow,
  may: ChannelAccess,
  { contactExternalId }: { contactExternalId: string },
  as: OutboundMessage['as'],
): Promise<Tried> {
  const message: OutboundMessage = {
    contactExternalId,
    content: { kind: 'text', text: words, replyToMid: null },
    token: random.token(16),
    as,
  }
  const attempt = { signal: new AbortController().signal, startBy: clock.monotonic() + startWithin }
  const outcome = await channels.get(kind).deliver(may, message, attempt)
  if (outcome.outcome === 'accepted') return { probe: as, outcome: 'accepted', refusal: null }
  if (!('refusal' in outcome) || outcome.refusal === null || passing.has(outcome.refusal.class))
    return { probe: as, ...notTried }
  const { httpStatus: _, ...refusal } = outcome.refusal
  return { probe: as, outcome: refusal.class, refusal }
}
