import type { Page } from './entities.ts'
import { pushEvent } from './push-event.ts'
import type { World } from './world.ts'

/** A comment under a post of the Page. */
export interface Comment {
  id: string
  pageId: string
  postId: string
  parentId: string
  /** Who wrote it: a customer's id, or the Page's own. */
  fromId: string
  fromName: string
  text: string
  at: number
  hidden: boolean
  /** A private reply was sent; there can be only one. */
  answeredPrivately: boolean
}

export type CommentVerb = 'add' | 'edited' | 'remove' | 'hide' | 'unhide'

/** Writes a comment and tells the apps through `feed`. */
export function addComment(
  world: World,
  page: Page,
  order: { postId: string | null; parentId: string | null; fromId: string; fromName: string; text: string },
): Comment {
  const parent = order.parentId === null ? null : (world.comments.get(order.parentId) ?? null)
  const postId = parent?.postId ?? order.postId ?? `${page.id}_${world.random.digits(15)}`
  const comment: Comment = {
    id: `${postId.slice(postId.indexOf('_') + 1)}_${world.random.digits(15)}`,
    pageId: page.id,
    postId,
    parentId: parent?.id ?? postId,
    fromId: order.fromId,
    fromName: order.fromName,
    text: order.text,
    at: world.clock.now(),
    hidden: false,
    answeredPrivately: false,
  }
  world.comments.set(comment.id, comment)
  announceComment(world, page, comment, 'add')
  return comment
}

/** Tells the apps what became of a comment. Times in `changes` are seconds. */
export function announceComment(world: World, page: Page, comment: Comment, verb: CommentVerb) {
  const value = {
    from: { id: comment.fromId, name: comment.fromName },
    post: {
      status_type: 'added_photos',
      is_published: true,
      updated_time: new Date(comment.at).toISOString().replace(/\.\d+Z$/, '+0000'),
      permalink_url: `https://www.facebook.com/${comment.postId}`,
      promotion_status: 'inactive',
      id: comment.postId,
    },
    message: comment.text,
    post_id: comment.postId,
    comment_id: comment.id,
    parent_id: comment.parentId,
    created_time: Math.floor(comment.at / 1000),
    item: 'comment',
    verb,
  }
  pushEvent(world, page, { kind: 'feed', thread: null, event: { field: 'feed', value }, channel: 'changes' })
  world.tell({ type: 'comment', pageId: page.id, commentId: comment.id })
}
