import type { MediaId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { ProfileAnswer } from '../ports/channel-adapter.ts'
import { appendChanges } from '../store/changes.ts'
import { openToken } from '../store/channel-tokens.ts'
import {
  conversationsShowing,
  markUnavailable,
  saveProfile,
  type UnknownContact,
} from '../store/contact-profiles.ts'
import { type Db, transaction } from '../store/db.ts'
import { addPending } from '../store/media-fetches.ts'
import { findableWords, indexEntries } from '../store/search-entries.ts'

const mostAttempts = 7
const within = 15_000

/** Asks the platform who a contact is. What it will not tell is remembered, so that it is not asked for ever. */
export async function learnProfile(context: Context, contact: UnknownContact): Promise<void> {
  const { db, clock, secretBox, wake } = context
  const { workspaceId, channelId, id } = contact
  const access = await openToken(db.pipeline, secretBox, workspaceId, channelId)
  if (!access) return
  const adapter = context.channels.get('facebook_page')
  const answer = await adapter.profile(
    { workspaceId, channelId, externalId: access.externalId, token: access.token },
    contact.externalId,
    AbortSignal.timeout(within),
  )
  if (answer.answer === 'unknown' && contact.attempts < mostAttempts) return

  const changed = await transaction(db.pipeline, async (tx) => {
    if (answer.answer !== 'known') await markUnavailable(tx, workspaceId, id, clock.now())
    else if (!(await keep(context, tx, contact, answer))) return false
    const shown = await conversationsShowing(tx, workspaceId, { messageId: null, contactId: id })
    await appendChanges(
      tx,
      workspaceId,
      shown.map((entityId) => ({ kind: 'conversation', entityId, data: { messages: [] } })),
      clock.now(),
    )
    return true
  })
  if (!changed) return
  wake.hint('changes', workspaceId)
  if (answer.answer === 'known' && answer.pictureUrl !== null) wake.hint('jobs:media')
}

async function keep(
  { clock, random }: Context,
  tx: Db,
  { workspaceId, id, channelId }: UnknownContact,
  { pictureUrl, ...profile }: Extract<ProfileAnswer, { answer: 'known' }>,
): Promise<boolean> {
  const now = clock.now()
  const contact = await saveProfile(tx, workspaceId, id, profile, now)
  if (!contact) return false
  const [conversationId = null] = await conversationsShowing(tx, workspaceId, {
    messageId: null,
    contactId: id,
  })
  const words = findableWords(contact.name, contact.phones)
  await indexEntries(tx, [{ workspaceId, kind: 'contact', entityId: id, conversationId, at: now, words }])
  if (pictureUrl !== null) {
    const file = {
      workspaceId,
      id: random.uuid() as MediaId,
      channelId,
      messageId: null,
      contactId: id,
      name: null,
    }
    await addPending(tx, [{ ...file, sourceUrl: pictureUrl, type: 'profile_picture' }], now)
  }
  return true
}
