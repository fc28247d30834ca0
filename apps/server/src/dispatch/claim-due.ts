import type { ChannelStanding, Instant, SendAs, SendDoubt, SendVerdict } from '@lienmach/domain'
import { foreseen } from '../actions/accept-reply.ts'
import { verdictOn } from '../actions/verdict.ts'
import type { Context } from '../context.ts'
import type { ChannelAccess, ChannelKind, OutboundContent } from '../ports/channel-adapter.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { openToken } from '../store/channel-tokens.ts'
import { type ChannelRow, findChannel } from '../store/channels.ts'
import { tryLockConversation } from '../store/conversation-duty.ts'
import { type Db, transaction } from '../store/db.ts'
import { pinLease } from '../store/dispatch-leases.ts'
import { move } from '../store/outbox.ts'
import { type DueReply, type Lane, lockDue, markSending } from '../store/outbox-claims.ts'
import { findPlatformIds } from '../store/platform-files.ts'
import { holdReply } from './hold-reply.ts'
import type { Pacer } from './pacer.ts'

/** An attempt's row lease: longer than a call can take. Only the lane's own lease decides who may doubt it. */
const attemptLease = 30_000

/** Until a conversation is looked at again in which something is being written at this moment, ms. */
const busyFor = 50

/** A reply that this attempt alone may send now. */
export interface ClaimedReply {
  reply: DueReply
  attemptId: string
  as: SendAs
  content: OutboundContent
  access: ChannelAccess
  kind: ChannelKind
  tokenVersion: number
  /** Why the verdict let it through with a doubt. */
  doubt: SendDoubt | null
  /** The Page was kept from sending as far as we knew; somebody wants it tried all the same. */
  restricted: boolean
}

export interface Claimed {
  claims: ClaimedReply[]
  /** Due, but its files have to reach the platform first. */
  needFiles: DueReply[]
  /** Due, but the channel is at its pace or the conversation is busy: ask again then. */
  waitUntil: Instant | null
}

export interface ClaimOrder {
  lane: Lane
  holder: string
  epoch: number
  limit: number
  pacer: Pacer
  /** As many as `limit`; known before the commit, whose answer may be lost. */
  attemptIds: readonly string[]
  /** Files of these are on their way already. */
  beingUploaded: ReadonlySet<string>
}

/** The lane belongs to somebody else now. */
export class LaneLost extends Error {}

/**
 * Takes the next reply of as many conversations as may be on their way at once. What the platform would refuse now is
 * held or failed here, without a call.
 */
export function claimDue(context: Context, order: ClaimOrder): Promise<Claimed> {
  const { lane, holder, epoch, limit } = order
  const { workspaceId, channelId } = lane
  return transaction(context.db.pipeline, async (tx) => {
    if (!(await pinLease(tx, lane, holder, epoch))) throw new LaneLost()
    const now = context.clock.now()
    const due = await lockDue(tx, lane, now, limit)
    const result: Claimed = { claims: [], needFiles: [], waitUntil: null }
    if (due.length === 0) return result

    const channel = await findChannel(tx, workspaceId, channelId)
    if (!channel) return result
    const opened = await openToken(tx, context.secretBox, workspaceId, channelId)
    const platformIds = await findPlatformIds(
      tx,
      lane,
      due.flatMap(({ attachments }) => attachments.map(({ mediaId }) => mediaId)),
    )
    const changes: Change[] = []
    for (const reply of due) {
      const verdict = verdictOn(knownOf(reply, channel), context.config, now)
      if (verdict.verdict !== 'send' || !opened) {
        // A reply that is being accepted at this moment either sees what becomes of this one or goes first.
        if (await tryLockConversation(tx, workspaceId, reply.conversationId)) {
          const settled = verdict.verdict === 'send' ? tokenGone : verdict
          changes.push(await settle(tx, lane, reply, settled, now))
        } else result.waitUntil = (now + busyFor) as Instant
      } else if (reply.filesMissing > 0) {
        if (!order.beingUploaded.has(reply.id)) result.needFiles.push(reply)
      } else if (!order.pacer.spend(paceOf(reply))) {
        result.waitUntil = order.pacer.nextAt(paceOf(reply))
      } else {
        const access = { workspaceId, channelId, externalId: opened.externalId, token: opened.token }
        result.claims.push({
          reply,
          as: verdict.as,
          access,
          kind: channel.kind,
          tokenVersion: opened.version,
          doubt: verdict.doubt,
          restricted: channel.restrictedSince !== null,
          attemptId: order.attemptIds[result.claims.length] as string,
          content: contentOf(reply, platformIds),
        })
        changes.push(changeOf(reply))
      }
    }

    await markSending(
      tx,
      workspaceId,
      result.claims.map(({ reply, attemptId }) => ({ id: reply.id, attemptId })),
      now,
      (now + attemptLease) as Instant,
    )
    await appendChanges(tx, workspaceId, changes, now)
    return result
  })
}

/** What decides about a reply. Whoever insists outweighs what was last heard; the platform decides. */
function knownOf(
  { tryAnyway, threadFacts, lastCustomerAt, unreachableSince }: DueReply,
  channel: ChannelRow,
) {
  const standing: ChannelStanding = {
    state: channel.state,
    mayMessage: !channel.missingScopes.includes('pages_messaging'),
    restricted: channel.restrictedSince !== null && !tryAnyway,
    defaultApp: channel.control.defaultApp,
    humanAgent: channel.humanAgent,
  }
  return {
    channel: standing,
    threadFacts: tryAnyway ? {} : threadFacts,
    lastCustomerAt,
    unreachableSince: tryAnyway ? null : unreachableSince,
    pausedUntil: null,
  }
}

const changeOf = ({ conversationId, messageId }: DueReply): Change => ({
  kind: 'conversation',
  entityId: conversationId,
  data: { messages: [messageId] },
})

const tokenGone = { verdict: 'hold', because: 'channel_disconnected' } as const

const paceOf = ({ attachments: [first] }: DueReply) =>
  first && first.type !== 'image' ? 'files' : 'messages'

async function settle(
  tx: Db,
  lane: Lane,
  reply: DueReply,
  verdict: Exclude<SendVerdict, { verdict: 'send' }>,
  now: Instant,
): Promise<Change> {
  if (verdict.verdict === 'hold')
    return holdReply(tx, lane, reply, { because: verdict.because, refusal: null }, now)
  await move(
    tx,
    { workspaceId: lane.workspaceId, id: reply.id },
    { state: 'failed', refusal: foreseen(verdict.because, now) },
    now,
  )
  return changeOf(reply)
}

function contentOf(reply: DueReply, platformIds: ReadonlyMap<string, string>): OutboundContent {
  if (reply.kind === 'sticker') return { kind: 'sticker', stickerId: reply.stickerId ?? '' }
  const [first] = reply.attachments
  if (!first) return { kind: 'text', text: reply.text ?? '', replyToMid: reply.replyToMid }
  return {
    kind: 'attachments',
    type: first.type,
    platformIds: reply.attachments.flatMap(({ mediaId }) => platformIds.get(mediaId) ?? []),
  }
}
