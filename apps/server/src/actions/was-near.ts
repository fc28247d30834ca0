import {
  type ConversationScope,
  type MemberId,
  maySee,
  type Viewer,
  type WorkspaceId,
} from '@lienmach/domain'
import { findFormerHolder } from '../store/assignments.ts'
import type { ConversationDuty } from '../store/conversation-duty.ts'
import type { Db } from '../store/db.ts'
import { sightOf } from '../store/sight.ts'

/** Whether somebody sees a conversation, could have claimed it, or had it last: they are told who has it now. */
export async function wasNear(
  tx: Db,
  { workspaceId, viewer, memberId }: { workspaceId: WorkspaceId; viewer: Viewer; memberId: MemberId },
  conversation: ConversationScope & Pick<ConversationDuty, 'id'>,
): Promise<boolean> {
  const sight = await sightOf(tx, workspaceId, viewer)
  return (
    maySee(conversation, sight) ||
    maySee({ ...conversation, assigneeId: null }, sight) ||
    (await findFormerHolder(tx, workspaceId, conversation.id)) === memberId
  )
}
