import type { Context } from '../context.ts'
import { setControlAsked } from '../store/thread-control.ts'
import type { ControlOrder } from './control-order.ts'
import { changeConversation } from './conversation-change.ts'
import { type Control, readControl } from './read-control.ts'

/** Waits no longer for the answer of whoever was asked for a thread. Nobody is told: the platform knows no taking back. */
export async function stopAsking(context: Context, order: ControlOrder): Promise<Control> {
  const { workspaceId, conversationId } = order
  await changeConversation(context, order, async (tx) =>
    (await setControlAsked(tx, workspaceId, conversationId, null)) ? [] : null,
  )
  return readControl(context, order)
}
