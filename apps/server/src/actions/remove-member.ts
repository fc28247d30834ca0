import { AppError } from '@lienmach/contract'
import type { MemberId, OldConversation, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { type Db, inWorkspace } from '../store/db.ts'
import { revokeInvitedBy } from '../store/invitations.ts'
import { findMember, lockRoles, markRemoved, openChannelsOf } from '../store/members.ts'
import { lockOfMember } from '../store/old-conversations.ts'
import { removeDevicesOf } from '../store/push-devices.ts'
import { leaveRules } from '../store/rules.ts'
import { isLastOwner } from './change-role.ts'
import { type HandOverOrder, handOver } from './hand-over.ts'

export interface RemoveMember {
  workspaceId: WorkspaceId
  actor: AuditEntry['actor']
  memberId: MemberId
  /** What becomes of their open conversations: left to managers, given out by their rules, or handed to one colleague. */
  open: 'release' | 'queue' | MemberId
}

/**
 * Ends a membership. Their next call is refused and their live connections close; their conversations go where was
 * chosen, and invitations they sent no longer open anything.
 */
export async function removeMember(context: Context, order: RemoveMember): Promise<void> {
  const { workspaceId, actor, memberId } = order
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async (tx) => {
    const everybody = await lockRoles(tx, workspaceId)
    const leaving = await findMember(tx, workspaceId, memberId)
    if (!leaving) throw new AppError('resource/not-found')
    if (isLastOwner(everybody, memberId)) throw new AppError('member/last-owner')
    const heir = heirOf(order)
    if (heir !== null && (heir === memberId || !everybody.some(({ id }) => id === heir)))
      throw new AppError('resource/not-found')

    await markRemoved(tx, workspaceId, memberId, now)
    await removeDevicesOf(tx, workspaceId, memberId)
    await revokeInvitedBy(tx, workspaceId, memberId, now)
    const ruleIds = await leaveRules(tx, workspaceId, memberId)
    const channelIds = await openChannelsOf(tx, workspaceId, memberId)
    const { changes, released } = await giveUpConversations(context, tx, order)
    await appendAudit(
      tx,
      {
        workspaceId,
        actor,
        action: 'member.removed',
        subjectKind: 'member',
        subjectId: memberId,
        data: { name: leaving.name, role: leaving.role, conversationsReleased: released },
      },
      now,
      context.random.uuid(),
    )
    const sight = { sight: true } as const
    await appendChanges(
      tx,
      workspaceId,
      [
        { kind: 'member', entityId: memberId },
        ...channelIds.map((entityId): Change => ({ kind: 'channel', entityId, data: sight })),
        ...ruleIds.map((entityId): Change => ({ kind: 'rule', entityId, data: sight })),
        ...changes,
      ],
      now,
    )
  })
  context.wake.hint('changes', workspaceId)
  context.wake.hint('access', workspaceId)
  context.wake.hint('jobs:distribute')
}

const heirOf = ({ open }: RemoveMember): MemberId | null =>
  open === 'release' || open === 'queue' ? null : open

async function giveUpConversations(
  context: Context,
  tx: Db,
  order: RemoveMember,
): Promise<{ changes: Change[]; released: number }> {
  const { workspaceId, actor, memberId } = order
  const now = context.clock.now()
  const by = actor.kind === 'member' ? (actor.id as MemberId) : null
  const theirs = await lockOfMember(tx, workspaceId, memberId)
  const orders = theirs.map((conversation): HandOverOrder => {
    const base = { conversation: { ...conversation, workspaceId }, by, because: 'left' as const }
    return { ...base, ...placeOf(order, conversation, now) }
  })
  const changes = await handOver(context, tx, orders)
  return {
    changes: changes.filter(({ kind, entityId }) => kind !== 'member' || entityId !== memberId),
    released: theirs.filter(({ status }) => status === 'open').length,
  }
}

/** One that is done waits for nobody; its customer, when they come back, is shared out as the rule says. */
function placeOf(
  { open, ...order }: RemoveMember,
  { status, ruleId, unansweredSince }: OldConversation,
  now: OldConversation['queuedAt'],
): Pick<HandOverOrder, 'to' | 'ruleId' | 'queuedAt'> {
  if (status === 'done') return { to: null, ruleId }
  if (open === 'release') return { to: null, ruleId: null }
  if (open === 'queue')
    return { to: null, ruleId, queuedAt: ruleId === null ? null : (unansweredSince ?? now) }
  return { to: heirOf({ ...order, open }), ruleId }
}
