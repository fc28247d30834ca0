/** An id that remembers what it identifies, so two kinds can never be swapped. */
export type Id<Kind extends string> = string & { readonly __kind: Kind }

export type WorkspaceId = Id<'workspace'>
export type MemberId = Id<'member'>
export type ChannelId = Id<'channel'>
export type ContactId = Id<'contact'>
export type ConversationId = Id<'conversation'>
export type MessageId = Id<'message'>
export type OutboxId = Id<'outbox'>
export type MediaId = Id<'media'>
export type RuleId = Id<'rule'>
export type SessionId = Id<'session'>
export type InvitationId = Id<'invitation'>
export type ApiKeyId = Id<'api-key'>

/** Milliseconds since the epoch, branded so that a duration cannot pass for a moment. */
export type Instant = number & { readonly __kind: 'instant' }

/** Milliseconds. */
export type Duration = number
