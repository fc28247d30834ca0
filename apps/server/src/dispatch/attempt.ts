import { tokenDeath } from '@lienmach/domain'
import { markNeedsReconnect } from '../actions/mark-needs-reconnect.ts'
import type { Context } from '../context.ts'
import type { DeliveryOutcome } from '../ports/channel-adapter.ts'
import { isConnectionLoss } from '../store/connection-loss.ts'
import type { Lane } from '../store/outbox-claims.ts'
import type { ClaimedReply } from './claim-due.ts'
import { type Judged, judgeTagRefusal } from './judge-tag-refusal.ts'
import { type Recorded, recordOutcome } from './record-outcome.ts'

/** Between claiming and writing the first byte; whoever was held up longer gives up, ms. */
export const sendDeadline = 5_000
const recordAgainAfter = 500

export interface AttemptOptions {
  /** On the clock's monotonic scale. */
  claimedAt: number
  /** How often in a row the platform asked this channel to rest. */
  pauses: number
  /** Fires when the process has to end: what cannot be recorded then is in doubt at the next start. */
  ending: AbortSignal
}

/**
 * Makes the one call of an attempt and records what came of it. While the database does not answer it keeps trying,
 * and the conversation waits.
 */
export async function attempt(
  context: Context,
  lane: Lane,
  claim: ClaimedReply,
  options: AttemptOptions,
): Promise<{ outcome: DeliveryOutcome; recorded: Recorded | null }> {
  const { reply, access, content, as } = claim
  const delivered = await context.channels
    .get(claim.kind)
    .deliver(
      access,
      { contactExternalId: reply.contactExternalId, content, token: reply.token, as },
      { signal: new AbortController().signal, startBy: options.claimedAt + sendDeadline },
    )
  noteInLog(context, lane, claim, delivered)
  const judged = await judgeTagRefusal(context, lane, claim, delivered)
  const { outcome } = judged
  // First the channel, then the reply: one held on a channel that seems to work would be let go at once.
  await reportDeadToken(context, lane, claim, outcome)
  const recorded = await recordSurely(context, lane, claim, judged, options)
  return { outcome, recorded }
}

async function recordSurely(
  context: Context,
  lane: Lane,
  claim: ClaimedReply,
  judged: Judged,
  { pauses, ending }: AttemptOptions,
): Promise<Recorded | null> {
  const { outcome } = judged
  for (let tries = 0; ; tries++) {
    try {
      const recorded = await recordOutcome(context, lane, claim, judged, pauses)
      if (tries > 0 && outcome.outcome === 'accepted') await context.sendJournal.forget(claim.reply.token)
      return recorded
    } catch (error) {
      if (tries === 0 && outcome.outcome === 'accepted') {
        await context.sendJournal.add({ ...lane, token: claim.reply.token, mid: outcome.mid })
      }
      const level = isConnectionLoss(error) ? 'warn' : 'error'
      context.log[level](
        { err: error, outboxId: claim.reply.id },
        'what came of a send cannot be written down yet',
      )
      if (ending.aborted) return null
      await context.clock.sleep(recordAgainAfter, ending)
    }
  }
}

/** The token died: the channel needs its people, and everything else of it would be refused too. */
async function reportDeadToken(
  context: Context,
  { workspaceId, channelId }: Lane,
  { tokenVersion }: ClaimedReply,
  outcome: DeliveryOutcome,
) {
  if (outcome.outcome !== 'held' || outcome.because !== 'channel_disconnected') return
  const reason = tokenDeath(outcome.refusal.code, outcome.refusal.subcode) ?? 'token_invalid'
  await markNeedsReconnect(context, { workspaceId, channelId, reason, tokenVersion }).catch(
    (error: unknown) => {
      context.log.warn({ err: error, channelId }, 'a dead token could not be noted; the next refusal will')
    },
  )
}

function noteInLog(
  { log, metrics }: Context,
  lane: Lane,
  { reply, attemptId }: ClaimedReply,
  outcome: DeliveryOutcome,
): void {
  const { outcome: result } = outcome
  metrics
    .counter('sends_total', 'Calls that say something to a customer, by what came of them.', ['outcome'])
    .inc({ outcome: result })
  const because = 'because' in outcome ? outcome.because : undefined
  const refusal =
    'refusal' in outcome && outcome.refusal
      ? {
          class: outcome.refusal.class,
          code: outcome.refusal.code,
          subcode: outcome.refusal.subcode,
          traceId: outcome.refusal.traceId,
        }
      : undefined
  log[result === 'accepted' ? 'debug' : 'info'](
    { channelId: lane.channelId, outboxId: reply.id, attemptId, outcome: result, because, refusal },
    'a reply was handed over',
  )
}
