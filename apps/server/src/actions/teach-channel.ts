import type { ChannelId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendChanges } from '../store/changes.ts'
import { type ChannelLesson, learnOfChannel } from '../store/channel-lessons.ts'
import { transaction } from '../store/db.ts'

/**
 * Notes what an answer of the platform taught us of a channel. In a transaction of its own: others lock the channel before
 * its conversations, and whoever teaches holds a conversation.
 */
export async function teachChannel(
  { db, clock, wake }: Context,
  of: { workspaceId: WorkspaceId; channelId: ChannelId },
  lesson: ChannelLesson,
): Promise<void> {
  if (Object.keys(lesson).length === 0) return
  const { workspaceId, channelId } = of
  const isNews = await transaction(db.pipeline, async (tx) => {
    const now = clock.now()
    if (!(await learnOfChannel(tx, of, lesson, now))) return false
    await appendChanges(tx, workspaceId, [{ kind: 'channel', entityId: channelId }], now)
    return true
  })
  if (!isNews) return
  wake.hint('changes', workspaceId)
  wake.hint('jobs:doctor')
}
