import { AppError } from '@lienmach/contract'
import { type ContactId, normalisePhone, type Viewer, type WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { lockContact, saveNotes } from '../store/contact-notes.ts'
import { inView } from '../store/db.ts'
import { findableWords, indexEntries } from '../store/search-entries.ts'
import { type ConversationAsOf, conversationAsOf } from './read-conversation.ts'

export interface UpdateContact {
  workspaceId: WorkspaceId
  viewer: Viewer
  actor: AuditEntry['actor']
  contactId: ContactId
  name?: string | undefined
  note?: string | undefined
  phones?: readonly string[] | undefined
}

/** Changes what the shop noted of a customer, and what they are found by. */
export async function updateContact(context: Context, order: UpdateContact): Promise<ConversationAsOf> {
  const { workspaceId, viewer, actor, contactId } = order
  const now = context.clock.now()
  const phones = order.phones?.map(asPhone)
  const answer = await inView(context.db, workspaceId, viewer, async (tx) => {
    const contact = await lockContact(tx, workspaceId, contactId)
    if (!contact) throw new AppError('resource/not-found')

    const notes = {
      name: order.name?.trim() ?? contact.name,
      note: order.note ?? contact.note,
      phones: phones ? [...new Set(phones)] : contact.phones,
    }
    await saveNotes(tx, workspaceId, contactId, notes)
    const { conversationId } = contact
    const words = findableWords(notes.name, notes.phones)
    await indexEntries(tx, [
      { workspaceId, kind: 'contact', entityId: contactId, conversationId, at: now, words },
    ])
    const changed = (['name', 'note', 'phones'] as const).filter((field) => order[field] !== undefined)
    const subject = { subjectKind: 'contact', subjectId: contactId, data: { changed } }
    await appendAudit(
      tx,
      { workspaceId, actor, action: 'contact.changed', ...subject },
      now,
      context.random.uuid(),
    )
    const shown = await conversationAsOf(tx, { workspaceId, conversationId })
    await appendChanges(tx, workspaceId, [{ kind: 'conversation', entityId: conversationId }], now)
    return shown
  })
  context.wake.hint('changes', workspaceId)
  return answer
}

const foreign = /^\+[1-9]\d{6,14}$/

function asPhone(typed: string): string {
  const phone = normalisePhone(typed)
  if (phone !== null) return phone
  const digits = typed.replace(/[\s.\-()]/g, '')
  if (foreign.test(digits)) return digits
  throw new AppError('request/invalid', {
    part: 'body',
    fields: [{ at: '/phones', problem: 'holds something that is no phone number' }],
  })
}
