import type { Comment } from '../world/comments.ts'
import type { Page } from '../world/entities.ts'
import { type Refused, refuse } from '../world/refusals.ts'
import type { World } from '../world/world.ts'
import { textOf } from './params.ts'

const week = 7 * 24 * 60 * 60_000

/** Whom a send is for: a person by id, or the writer of a comment, who can be answered privately once. (2.9) */
export function findRecipient(
  world: World,
  page: Page,
  recipient: Record<string, unknown> | null,
): { ok: true; psid: string; comment: Comment | null } | Refused {
  if (!recipient) return refuse('missing_parameter', { name: 'recipient' })
  const psid = textOf(recipient.id)
  if (psid !== null) return { ok: true, psid, comment: null }
  const commentId = textOf(recipient.comment_id)
  if (commentId === null) return refuse('bad_parameter', { name: 'recipient' })
  const comment = world.comments.get(commentId)
  if (!comment || comment.pageId !== page.id) return refuse('no_such_person')
  if (page.messagesOff) return refuse('messages_off')
  if (comment.answeredPrivately) return refuse('already_replied')
  const tooOld = world.clock.now() - comment.at > week
  if (tooOld || !page.customers.has(comment.fromId)) return refuse('comment_unreachable')
  return { ok: true, psid: comment.fromId, comment }
}
