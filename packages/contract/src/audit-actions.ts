/**
 * Everything the audit log can say was done: a noun and what became of it. Screens translate each; an entry's data
 * holds names, roles and ids, never message text or secrets.
 */
export const auditActions = [
  'workspace.created',
  'workspace.changed',
  'member.invited',
  'member.joined',
  'member.role_changed',
  'member.removed',
  'member.reset_link_created',
  'invitation.revoked',
  'api_key.created',
  'api_key.revoked',
  'channel.connect_started',
  'channel.connected',
  'channel.reconnected',
  'channel.needs_reconnect',
  'channel.chat_right_changed',
  'channel.disconnected',
  'channel.deauthorized',
  'channel.platform_policy',
  'channel.platform_integrity',
  'contact.changed',
  'contact.deletion_requested',
  'conversation.assigned',
  'conversation.status_changed',
  'conversation.removed',
  'message.edited',
  'message.cancelled',
  'message.sent_again',
  'message.marked_delivered',
  'message.abandoned',
  'message.stepped_over',
  'quarantine.replayed',
] as const

export type AuditAction = (typeof auditActions)[number]
