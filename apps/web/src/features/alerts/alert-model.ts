import type { AlertView } from '@lienmach/contract'

/** Where an alert's one button leads. */
export type AlertPlace =
  | { to: 'conversation'; conversationId: string }
  | { to: 'channel'; channelId: string; side: 'doctor' | 'control' | 'settings' }
  | { to: 'reconnect'; channelId: string }

export function placeOf({
  kind,
  channelId,
  conversationId,
}: Pick<AlertView, 'kind' | 'channelId' | 'conversationId'>): AlertPlace | null {
  if (conversationId !== null) return { to: 'conversation', conversationId }
  if (channelId === null) return null
  if (kind === 'channel_disconnected') return { to: 'reconnect', channelId }
  const side = kind === 'settings_changed' ? 'control' : kind === 'policy_changed' ? 'settings' : 'doctor'
  return { to: 'channel', channelId, side }
}

/** The newest alert that cannot wait and was not hidden here; it stands over every screen. */
export function stripOf(alerts: readonly AlertView[], hidden: ReadonlySet<string>): AlertView | undefined {
  return newestFirst(alerts).find((alert) => alert.severity === 'broken' && !hidden.has(markOf(alert)))
}

/** The quiet hint to one member that others answer their customers from Meta's inbox. */
export function hintOf(alerts: readonly AlertView[], hidden: ReadonlySet<string>): AlertView | undefined {
  return newestFirst(alerts).find((alert) => alert.kind === 'answer_here' && !hidden.has(markOf(alert)))
}

/** Tells one raising from the next: what happens anew is shown anew. */
export const markOf = ({ id, raisedAt }: Pick<AlertView, 'id' | 'raisedAt'>): string => `${id} ${raisedAt}`

const newestFirst = (alerts: readonly AlertView[]) => alerts.toSorted((a, b) => b.raisedAt - a.raisedAt)
