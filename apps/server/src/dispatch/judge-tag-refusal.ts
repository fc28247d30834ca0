import { isOpen, threadControlOf } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { DeliveryOutcome, ThreadOwnerAnswer } from '../ports/channel-adapter.ts'
import type { ChannelLesson } from '../store/channel-lessons.ts'
import { findChannel } from '../store/channels.ts'
import type { Lane } from '../store/outbox-claims.ts'
import type { ClaimedReply } from './claim-due.ts'

export interface Judged {
  outcome: DeliveryOutcome
  /** What the outcome teaches of the channel. */
  lesson: ChannelLesson
}

/**
 * Finds out which of two causes a refused tag has. On a thread of somebody else's a tagged send is a taking, and some
 * Pages refuse that with words about the tag; on a free one the words mean what they say: the longer window is not
 * granted to this app there. The platform is asked once who holds the thread. (docs/platform/messenger.md, 4.7 and 12.2)
 */
export async function judgeTagRefusal(
  context: Context,
  lane: Lane,
  claim: ClaimedReply,
  outcome: DeliveryOutcome,
): Promise<Judged> {
  const { reply, access, kind, as, doubt } = claim
  if (outcome.outcome === 'accepted')
    return {
      outcome,
      lesson: {
        ...(as === 'human_agent' && { humanAgent: 'granted' }),
        // An idle thread takes sends of the default app alone, so it is not the other one any more.
        ...(doubt === 'not_default' && { defaultApp: 'unknown' }),
      },
    }
  const isAboutTag = outcome.outcome === 'failed' && outcome.refusal.class === 'human_agent_not_granted'
  if (!isAboutTag || as !== 'human_agent') return { outcome, lesson: {} }

  const channel = await findChannel(context.db.pipeline, lane.workspaceId, lane.channelId).catch(() => null)
  const answer = await context.channels
    .get(kind)
    .askThreadOwner(access, reply.contactExternalId, new AbortController().signal)
  const defaultApp = channel?.control.defaultApp ?? 'unknown'
  switch (causeOf(answer, defaultApp)) {
    case 'thread':
      return { outcome: heldFor(outcome), lesson: {} }
    case 'tag':
      return { outcome, lesson: { humanAgent: 'refused' } }
    case 'unknown':
      return {
        outcome: isOpen(threadControlOf(reply.threadFacts).owner) ? outcome : heldFor(outcome),
        lesson: {},
      }
  }
}

type Failed = Extract<DeliveryOutcome, { outcome: 'failed' }>

/** The platform's own words stay with the reply. */
const heldFor = ({ refusal, usage }: Failed): DeliveryOutcome => ({
  outcome: 'held',
  because: 'thread_not_ours',
  refusal: { ...refusal, class: 'thread_not_ours' },
  usage,
})

/** An idle thread is the default app's. */
function causeOf(
  { answer }: ThreadOwnerAnswer,
  defaultApp: 'unknown' | 'us' | 'other',
): 'thread' | 'tag' | 'unknown' {
  switch (answer) {
    case 'meta_inbox':
    case 'other_app':
      return 'thread'
    case 'us':
      return 'tag'
    case 'nobody':
      return defaultApp === 'other' ? 'thread' : 'tag'
    case 'unknown':
      return 'unknown'
  }
}
