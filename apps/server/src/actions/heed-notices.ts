import type { Context } from '../context.ts'
import type { BatchTelling } from '../inbound/telling.ts'
import type { NoticeFact } from '../ports/channel-facts.ts'
import { appendAudit } from '../store/audit.ts'
import type { Change, WorkspaceChange } from '../store/changes.ts'
import { noteReceiver, noteRestriction } from '../store/channel-news.ts'
import { findChannel } from '../store/channels.ts'
import type { Db } from '../store/db.ts'
import type { InboundChannel } from '../store/inbound-channels.ts'
import { clearAlert, raiseAlert } from './raise-alert.ts'
import { releaseHeld } from './release-held.ts'

interface Heeded {
  /** Of channels and alerts: the doctor looks at these channels next. */
  changes: WorkspaceChange[]
  /** Of conversations whose replies go now. */
  released: WorkspaceChange[]
}

/**
 * What the platform says of a channel by itself: into the audit log where it is worth it, and heeded. It restricts a
 * Page: managers are told. It lifts that: what waited for it goes. It gives out roles: we know who comes first there.
 */
export async function heedNotices(
  context: Context,
  tx: Db,
  notices: BatchTelling['notices'],
): Promise<Heeded> {
  const heeded: Heeded = { changes: [], released: [] }
  for (const { channel, notice } of notices) {
    await noteIt(context, tx, channel, notice)
    const { workspaceId } = channel
    const own = (changes: Change[]) => changes.map((change) => ({ ...change, workspaceId }))
    const { news, at } = notice
    if (news?.of === 'primary_receiver' && (await noteReceiver(tx, channel, news.is, at)))
      heeded.changes.push(...own([{ kind: 'channel', entityId: channel.id }]))
    if (news?.of === 'restriction' && (await noteRestriction(tx, channel, news.restricted, at))) {
      heeded.changes.push(
        ...own([
          { kind: 'channel', entityId: channel.id },
          ...(await tellRestriction(context, tx, channel, news.restricted)),
        ]),
      )
      if (!news.restricted)
        heeded.released.push(
          ...own(
            await releaseHeld(
              context,
              tx,
              { workspaceId, channelId: channel.id },
              { because: 'page_restricted', evidence: 'lifted' },
            ),
          ),
        )
    }
  }
  return heeded
}

async function noteIt(
  { clock, random }: Context,
  tx: Db,
  { workspaceId, id }: InboundChannel,
  { worthNoting }: NoticeFact,
): Promise<void> {
  if (!worthNoting) return
  const { action, data } = worthNoting
  const subject = { subjectKind: 'channel', subjectId: id, data }
  await appendAudit(
    tx,
    { workspaceId, actor: { kind: 'platform' }, action, ...subject },
    clock.now(),
    random.uuid(),
  )
}

async function tellRestriction(
  context: Context,
  tx: Db,
  { workspaceId, id }: InboundChannel,
  restricted: boolean,
): Promise<Change[]> {
  if (!restricted) return clearAlert(context, tx, workspaceId, 'page_restricted', id)
  const channel = await findChannel(tx, workspaceId, id)
  return raiseAlert(context, tx, workspaceId, {
    kind: 'page_restricted',
    severity: 'broken',
    subject: id,
    channelId: id,
    data: { channel: channel?.name ?? '' },
  })
}
