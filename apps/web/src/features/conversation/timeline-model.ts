import type { MessageView } from '@lienmach/contract'

/** Bubbles of one sender that belong together. */
export interface Group {
  readonly key: string
  readonly side: 'in' | 'out' | 'system'
  readonly source: MessageView['source']
  readonly authorId: string | null
  readonly messages: readonly MessageView[]
}

export interface Day {
  /** Local date, yyyy-mm-dd. */
  readonly date: string
  readonly at: number
  readonly groups: readonly Group[]
}

const groupWithin = 5 * 60 * 1000

const sideOf = (message: MessageView): Group['side'] =>
  message.source === 'meta_system' ? 'system' : message.direction

function joins(group: Group, message: MessageView): boolean {
  const last = group.messages.at(-1)
  return (
    last !== undefined &&
    group.side === sideOf(message) &&
    group.side !== 'system' &&
    group.source === message.source &&
    group.authorId === message.authorId &&
    message.at - last.at <= groupWithin
  )
}

/** Cuts a timeline into days and, within a day, into runs of one sender. */
export function daysOf(messages: readonly MessageView[], dateOf: (at: number) => string): readonly Day[] {
  const days: { date: string; at: number; groups: Group[] }[] = []
  for (const message of messages) {
    const date = dateOf(message.at)
    let day = days.at(-1)
    if (day === undefined || day.date !== date) {
      day = { date, at: message.at, groups: [] }
      days.push(day)
    }
    const group = day.groups.at(-1)
    if (group !== undefined && joins(group, message)) {
      day.groups[day.groups.length - 1] = { ...group, messages: [...group.messages, message] }
    } else {
      day.groups.push({
        key: message.clientMessageId ?? message.id,
        side: sideOf(message),
        source: message.source,
        authorId: message.authorId,
        messages: [message],
      })
    }
  }
  return days
}

/** The first message from the contact that nobody of the team has seen, given how many are unread. */
export function firstUnread(messages: readonly MessageView[], unreadCount: number): string | null {
  if (unreadCount === 0) return null
  const fromContact = messages.filter((message) => message.direction === 'in')
  return fromContact.at(-unreadCount)?.id ?? fromContact[0]?.id ?? null
}
