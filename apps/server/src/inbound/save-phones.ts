import type { ContactId, ConversationId, Instant } from '@lienmach/domain'
import type { WorkspaceChange } from '../store/changes.ts'
import { addPhones, type ContactPhones, type FoundPhones, withdrawPhones } from '../store/contact-phones.ts'
import type { Db } from '../store/db.ts'
import type { InboundThread } from '../store/inbound-threads.ts'
import { findableWords, indexEntries } from '../store/search-entries.ts'
import type { SavedMessages } from './save-messages.ts'

/**
 * Keeps the numbers that customers wrote, and lets those go that stood only in what was taken back. Answers the
 * conversations whose contact changed.
 */
export async function savePhones(
  tx: Db,
  threads: ReadonlyMap<string, InboundThread>,
  { phones, withdrawnPhones }: Pick<SavedMessages, 'phones' | 'withdrawnPhones'>,
  now: Instant,
): Promise<WorkspaceChange[]> {
  if (phones.size === 0 && withdrawnPhones.size === 0) return []
  const ofConversation = new Map([...threads.values()].map((thread) => [thread.id, thread]))
  const named = (
    found: ReadonlyMap<ConversationId, string[]>,
  ): (FoundPhones & { conversationId: ConversationId })[] =>
    [...found].flatMap(([conversationId, numbers]) => {
      const thread = ofConversation.get(conversationId)
      if (!thread) return []
      return { workspaceId: thread.workspaceId, contactId: thread.contactId, conversationId, phones: numbers }
    })
  const changed = new Map<ContactId, ContactPhones>()
  if (withdrawnPhones.size > 0) {
    for (const contact of await withdrawPhones(tx, named(withdrawnPhones)))
      changed.set(contact.contactId, contact)
  }
  if (phones.size > 0) {
    for (const contact of await addPhones(tx, named(phones))) changed.set(contact.contactId, contact)
  }

  const ofContact = new Map([...threads.values()].map((thread) => [thread.contactId, thread]))
  const conversationOf = (contactId: ContactId) => ofContact.get(contactId)?.id ?? null
  await indexEntries(
    tx,
    [...changed.values()].map(({ workspaceId, contactId, name, phones: numbers }) => ({
      workspaceId,
      kind: 'contact',
      entityId: contactId,
      conversationId: conversationOf(contactId),
      at: now,
      words: findableWords(name, numbers),
    })),
  )
  return [...changed.values()].flatMap(({ workspaceId, contactId }) => {
    const entityId = conversationOf(contactId)
    return entityId === null
      ? []
      : { workspaceId, kind: 'conversation' as const, entityId, data: { messages: [] } }
  })
}
