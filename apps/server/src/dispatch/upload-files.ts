import { backOff, type Instant } from '@lienmach/domain'
import { foreseen } from '../actions/accept-reply.ts'
import type { Context } from '../context.ts'
import type { ChannelAccess, UploadOutcome } from '../ports/channel-adapter.ts'
import { MediaStoreUnavailable } from '../ports/media-store.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { openToken } from '../store/channel-tokens.ts'
import { findChannel } from '../store/channels.ts'
import { lockConversation } from '../store/conversation-duty.ts'
import { transaction } from '../store/db.ts'
import { move } from '../store/outbox.ts'
import { type DueReply, type Lane, lockQueued } from '../store/outbox-claims.ts'
import { findPlatformIds, findStored, type StoredUpload, savePlatformId } from '../store/platform-files.ts'
import { holdReply } from './hold-reply.ts'

/**
 * Hands the files of a reply to the platform, so that its one call is quick. The reply stays queued meanwhile: it can
 * be taken back, and an upload may be repeated however it ends. `failures`: how often it was put off before. Answers
 * whether it is put off again.
 */
export async function uploadFiles(
  context: Context,
  lane: Lane,
  reply: DueReply,
  failures: number,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, clock, random } = context
  const wanted = reply.attachments.map(({ mediaId }) => mediaId)
  const channel = await findChannel(db.pipeline, lane.workspaceId, lane.channelId)
  const opened = await openToken(db.pipeline, context.secretBox, lane.workspaceId, lane.channelId)
  if (!channel || !opened) return false
  const known = await findPlatformIds(db.pipeline, lane, wanted)
  const stored = new Map(
    (await findStored(db.pipeline, lane.workspaceId, wanted)).map((file) => [file.mediaId, file]),
  )

  for (const mediaId of wanted.filter((id) => !known.has(id))) {
    const outcome = await uploadOne(
      context,
      channel.kind,
      { ...lane, ...opened },
      stored.get(mediaId),
      signal,
    )
    if (outcome.outcome === 'uploaded') {
      await savePlatformId(db.pipeline, lane, mediaId, outcome.platformId, clock.now())
      continue
    }
    const now = clock.now()
    await settle(context, lane, reply, outcome, (now + backOff(failures + 1, random.number())) as Instant)
    return outcome.outcome === 'later'
  }
  return false
}

async function uploadOne(
  context: Context,
  kind: Parameters<Context['channels']['get']>[0],
  access: ChannelAccess,
  file: StoredUpload | undefined,
  signal: AbortSignal,
): Promise<UploadOutcome> {
  const bytes = file ? await context.mediaStore.read(file.storageKey).catch(awayOrThrow) : null
  if (bytes === 'away') {
    context.log.warn({ mediaId: file?.mediaId }, 'the store of files does not answer; an upload waits for it')
    return { outcome: 'later', refusal: null }
  }
  if (!file || !bytes)
    return { outcome: 'failed', refusal: foreseen('file_not_fetched', context.clock.now()) }
  const { type, contentType, name } = file
  return context.channels.get(kind).upload(access, { type, contentType, name: name ?? type, bytes }, signal)
}

function awayOrThrow(error: unknown): 'away' {
  if (error instanceof MediaStoreUnavailable) return 'away'
  throw error
}

type NotUploaded = Exclude<UploadOutcome, { outcome: 'uploaded' }>

/** Unless somebody took the reply back meanwhile. */
async function settle(
  { db, clock, wake }: Context,
  lane: Lane,
  reply: DueReply,
  outcome: NotUploaded,
  againAt: Instant,
): Promise<void> {
  const { workspaceId } = lane
  const { id, conversationId, messageId } = reply
  await transaction(db.pipeline, async (tx) => {
    if (outcome.outcome === 'held') await lockConversation(tx, workspaceId, conversationId)
    if (!(await lockQueued(tx, workspaceId, id))) return
    const now = clock.now()
    let change: Change = { kind: 'conversation', entityId: conversationId, data: { messages: [messageId] } }
    if (outcome.outcome === 'held') change = await holdReply(tx, lane, reply, outcome, now)
    else if (outcome.outcome === 'failed')
      await move(tx, { workspaceId, id }, { state: 'failed', refusal: outcome.refusal }, now)
    else
      await move(
        tx,
        { workspaceId, id },
        { state: 'queued', notBefore: againAt, ...(outcome.refusal && { refusal: outcome.refusal }) },
        now,
      )
    await appendChanges(tx, workspaceId, [change], now)
  })
  wake.hint('changes', workspaceId)
}
