import { createHash } from 'node:crypto'
import type { PushNotice } from '@lienmach/contract'
import type { Instant } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { PushMessage } from '../ports/push-service.ts'
import { findGiven, findTellingAlert, findToClaim } from '../store/push-news.ts'
import { type DueNotice, dropDevice, dropNotice, takeDueNotices, tellLater } from '../store/push-notices.ts'

const together = 20
/** A sending takes at most ten seconds; whoever takes longer has died over it. Milliseconds. */
const lease = 30_000
/** News older than this is no news, and a push service need not keep it longer either. Milliseconds. */
const worthFor: Record<PushNotice['kind'], number> = {
  given: 2 * 60 * 60_000,
  to_claim: 15 * 60_000,
  alert: 12 * 60 * 60_000,
  trial: 5 * 60_000,
}
const firstAgainAfter = 5_000
const lastAgainAfter = 10 * 60_000

/** Sends what waits to be told on devices. Answers whether there may be more. */
export async function tellDevices(context: Context): Promise<boolean> {
  const { clock, db } = context
  const due = await takeDueNotices(db.pipeline, clock.now(), { most: together, lease })
  await Promise.all(due.map((notice) => tellOne(context, notice)))
  return due.length === together
}

async function tellOne(context: Context, due: DueNotice): Promise<void> {
  const { clock, db, log, push } = context
  const left = due.madeAt + worthFor[due.kind] - clock.now()
  const news = left > 0 ? await newsOf(context, due) : undefined
  if (!news) return dropNotice(db.pipeline, due)
  const said = await push.send(due, messageOf(due, news, left))
  switch (said.outcome) {
    case 'taken':
      return dropNotice(db.pipeline, due)
    case 'gone':
      return dropDevice(db.pipeline, due)
    case 'refused':
      log.warn({ status: said.status, kind: due.kind }, 'a push service does not take a notice')
      return dropNotice(db.pipeline, due)
    case 'failed':
      return tellLater(db.pipeline, due, (clock.now() + againAfter(due, said.retryAfter)) as Instant)
  }
}

const againAfter = ({ tries }: DueNotice, asked: number | null): number =>
  Math.min(Math.max(asked ?? 0, firstAgainAfter * 2 ** (tries - 1)), lastAgainAfter)

/** What a notice says at this moment; undefined when what it was about has passed. */
async function newsOf({ db }: Context, due: DueNotice): Promise<PushNotice | undefined> {
  const { pipeline } = db
  const { workspaceId, kind, subject, memberId, locale, timeZone, madeAt } = due
  const base = { workspaceId, locale, timeZone, tag: `${kind} ${subject}`, at: madeAt }
  if (kind === 'trial') return { ...base, kind }
  if (kind === 'given') {
    const given = await findGiven(pipeline, workspaceId, subject, memberId)
    return given && { ...base, kind, conversationId: subject, ...given }
  }
  if (kind === 'to_claim') {
    const waiting = await findToClaim(pipeline, workspaceId, subject, memberId)
    return waiting && { ...base, kind, ...waiting }
  }
  const found = await findTellingAlert(pipeline, workspaceId, subject, memberId)
  if (!found) return undefined
  const { channel, member, ...alert } = found
  return { ...base, kind, alert, channel, member }
}

function messageOf({ workspaceId, kind, subject }: DueNotice, news: PushNotice, left: number): PushMessage {
  const waits = news.kind !== 'alert' || news.alert.severity === 'broken'
  return {
    text: JSON.stringify(news),
    // A push service learns whether two notices are about the same, not about what.
    topic: createHash('sha256').update(`${workspaceId} ${kind} ${subject}`).digest('base64url').slice(0, 32),
    ttl: Math.ceil(left / 1_000),
    urgency: waits ? 'high' : 'normal',
  }
}
