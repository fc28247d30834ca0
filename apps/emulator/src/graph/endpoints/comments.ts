import { addComment, announceComment } from '../../world/comments.ts'
import { refuse } from '../../world/refusals.ts'
import { answered, endpoint, success } from '../endpoint.ts'
import { flag, text } from '../params.ts'

const engagement = {
  permissions: ['pages_manage_engagement'],
  tasks: ['MODERATE', 'CREATE_CONTENT'],
} as const

/** Comments under a Page's posts: answer, like, hide, delete. (2.8) */
export const commentEndpoints = [
  endpoint('GET', 'comment', '', 'page', {
    permissions: ['pages_read_user_content'],
    answer({ node }) {
      const { id, text: message, fromId, fromName, hidden } = node.comment
      return answered({ id, message, from: { id: fromId, name: fromName }, is_hidden: hidden })
    },
  }),
  endpoint('POST', 'comment', 'comments', 'page', {
    ...engagement,
    answer({ world, node, call }) {
      const message = text(call.params, 'message')
      if (message === null) return refuse('missing_parameter', { name: 'message' })
      const { page, comment } = node
      const author = { fromId: page.id, fromName: page.name }
      return answered({
        id: addComment(world, page, { postId: null, parentId: comment.id, text: message, ...author }).id,
      })
    },
  }),
  endpoint('POST', 'comment', 'likes', 'page', { ...engagement, answer: () => success }),
  endpoint('POST', 'comment', '', 'page', {
    ...engagement,
    answer({ world, node, call }) {
      const message = text(call.params, 'message')
      if (message !== null) {
        node.comment.text = message
        announceComment(world, node.page, node.comment, 'edited')
      }
      if (call.params.is_hidden !== undefined) {
        node.comment.hidden = flag(call.params.is_hidden)
        announceComment(world, node.page, node.comment, node.comment.hidden ? 'hide' : 'unhide')
      }
      return success
    },
  }),
  endpoint('DELETE', 'comment', '', 'page', {
    ...engagement,
    answer({ world, node }) {
      world.comments.delete(node.comment.id)
      announceComment(world, node.page, node.comment, 'remove')
      return success
    },
  }),
]
