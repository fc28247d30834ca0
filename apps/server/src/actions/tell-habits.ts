import type { Instant, MemberId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { listTold } from '../store/alerts.ts'
import type { Change } from '../store/changes.ts'
import { countByMember } from '../store/channel-symptoms.ts'
import type { ChannelRow } from '../store/channels.ts'
import type { Db } from '../store/db.ts'
import { clearAlert, raiseAlert } from './raise-alert.ts'

const week = 7 * 24 * 60 * 60_000
const habit = 2

/** Whoever keeps being answered for in Meta's inbox is told, alone and gently, that answering here holds nothing up. */
export async function tellHabits(
  context: Context,
  tx: Db,
  { workspaceId, id, name }: ChannelRow,
): Promise<Change[]> {
  const since = (context.clock.now() - week) as Instant
  const changes: Change[] = []
  const told = new Set(await listTold(tx, workspaceId, id, 'answer_here'))
  for (const { memberId, replies } of await countByMember(tx, workspaceId, id, since)) {
    if (memberId === null || replies < habit) continue
    told.delete(memberId)
    changes.push(
      ...(await raiseAlert(context, tx, workspaceId, {
        kind: 'answer_here',
        severity: 'look',
        subject: memberId,
        channelId: id,
        memberId: memberId as MemberId,
        data: { channel: name, replies },
      })),
    )
  }
  for (const memberId of told)
    changes.push(...(await clearAlert(context, tx, workspaceId, 'answer_here', memberId)))
  return changes
}
