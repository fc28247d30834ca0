import { searchAlternatives, type Viewer, type WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { lastSeq } from '../store/changes.ts'
import { type ConversationRow, loadConversationViews } from '../store/conversation-views.ts'
import { inView } from '../store/db.ts'
import { loadMessageViews, type MessageRow } from '../store/message-views.ts'
import { findByWords } from '../store/search.ts'
import { inOrder } from './list-conversations.ts'

const peopleShown = 20
const messagesShown = 30
/** More is looked up than is shown, because some of it may be hidden from whoever asks. */
const lookedUp = 100

export interface FoundInInbox {
  people: ConversationRow[]
  messages: { conversation: ConversationRow; message: MessageRow }[]
  /** A place in the change log up to which all of it surely holds every change. */
  seq: number
}

/** People and messages by words, newest first. Finds ids among words alone, then reads them within the viewer's view. */
export async function searchInbox(
  { db }: Context,
  { workspaceId, viewer, typed }: { workspaceId: WorkspaceId; viewer: Viewer; typed: string },
): Promise<FoundInInbox> {
  const alternatives = searchAlternatives(typed)
  const hits = async (kind: 'contact' | 'message') =>
    alternatives.length === 0 ? [] : findByWords(db.search, workspaceId, kind, alternatives, lookedUp)
  const contacts = await hits('contact')
  const said = await hits('message')
  const conversationIds = [...new Set([...contacts, ...said].flatMap((hit) => hit.conversationId ?? []))]

  return inView(db, workspaceId, viewer, async (tx) => {
    const seq = await lastSeq(tx, workspaceId)
    const conversations = await loadConversationViews(tx, workspaceId, conversationIds)
    const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]))
    const messageIds = said
      .filter((hit) => hit.conversationId !== null && byId.has(hit.conversationId))
      .map((hit) => hit.entityId)
    const shown = messageIds.slice(0, messagesShown)
    const messages = inOrder(
      shown.map((id) => ({ id })),
      await loadMessageViews(tx, workspaceId, shown),
    )
    return {
      people: contacts
        .flatMap((hit) => (hit.conversationId === null ? [] : (byId.get(hit.conversationId) ?? [])))
        .toSorted((a, b) => b.lastMessageAt - a.lastMessageAt)
        .slice(0, peopleShown),
      messages: messages.flatMap((message) => {
        const conversation = byId.get(message.conversationId)
        return conversation && !message.deleted ? [{ conversation, message }] : []
      }),
      seq,
    }
  })
}
