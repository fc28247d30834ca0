import { type AuditAction, type AuditEntryView, auditActions } from '@lienmach/contract'

/** What an entry says, ready for its sentence: every place that any sentence has. */
export interface SentenceParts {
  actor: string
  subject: string
  email: string
  name: string
  role: string
  from: string
  to: string
  channel: string
}

/** What is needed to turn ids into names, and the words for what has none. */
export interface NameBook {
  memberName(id: string): string | undefined
  channelName(id: string): string | undefined
  roleName(role: unknown): string | undefined
  words: {
    system: string
    platform: string
    formerMember: string
    someone: string
    somebodyElse: string
    nobody: string
    apiKey(name: string): string
  }
}

export const isKnownAction = (action: string): action is AuditAction =>
  (auditActions as readonly string[]).includes(action)

export function actorOf(entry: AuditEntryView, book: NameBook): string {
  switch (entry.actorKind) {
    case 'system':
      return book.words.system
    case 'platform':
      return book.words.platform
    case 'api_key':
      return book.words.apiKey(entry.actorName ?? entry.actorId?.slice(0, 8) ?? '')
    case 'member':
      return entry.actorName ?? (entry.actorId && book.memberName(entry.actorId)) ?? book.words.formerMember
  }
}

/** Fills every place of an entry's sentence; what the log does not say is named in general words. */
export function partsOf(entry: AuditEntryView, book: NameBook): SentenceParts {
  const { data, subjectId } = entry
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : undefined)
  const memberOf = (id: string | null | undefined) => (id ? book.memberName(id) : undefined)
  const role = book.roleName(data.role)
  const channelId = text('channelId') ?? subjectId
  const assignee = text('memberId') ?? text('assigneeId') ?? text('to')
  const subject = memberOf(subjectId) ?? text('name') ?? book.words.somebodyElse
  return {
    actor: actorOf(entry, book),
    subject,
    email: text('email') ?? book.words.someone,
    name: text('name') ?? subject,
    role: role ?? '',
    from: book.roleName(data.from) ?? text('from') ?? '',
    to:
      book.roleName(data.to) ??
      memberOf(assignee) ??
      (entry.action === 'conversation.assigned'
        ? assignee
          ? book.words.somebodyElse
          : book.words.nobody
        : ''),
    channel: text('name') ?? text('channelName') ?? (channelId && book.channelName(channelId)) ?? '',
  }
}
