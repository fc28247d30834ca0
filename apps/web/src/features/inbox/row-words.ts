import type { ConversationView, MemberView } from '@lienmach/contract'

/** What the second line of a row begins with: who said the last thing. */
export type Speaker =
  | { kind: 'contact' }
  | { kind: 'you' }
  | { kind: 'member'; name: string }
  | { kind: 'metaInbox' | 'otherApp' | 'flow' }

export function speakerOf(
  last: NonNullable<ConversationView['lastMessage']>,
  members: ReadonlyMap<string, MemberView>,
  meId: string,
  givenNameOf: (name: string) => string,
): Speaker {
  if (last.direction === 'in') return { kind: 'contact' }
  switch (last.source) {
    case 'agent': {
      if (last.authorId === meId) return { kind: 'you' }
      const author = members.get(last.authorId ?? '')
      return author ? { kind: 'member', name: givenNameOf(author.name) } : { kind: 'otherApp' }
    }
    case 'meta_inbox':
      return { kind: 'metaInbox' }
    case 'flow':
      return { kind: 'flow' }
    case 'other_app':
      return { kind: 'otherApp' }
    default:
      return { kind: 'contact' }
  }
}

/** Kinds of attachment with how many of each, in the order in which they came. */
export function attachmentCounts<T extends string>(types: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>()
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
}
