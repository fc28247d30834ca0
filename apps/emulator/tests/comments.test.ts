import { expect, test } from 'vitest'
import { days, onStage, type Stage } from './stage.ts'

const privately = (stage: Stage, commentId: string) =>
  stage.graph('POST', 'me/messages', {
    recipient: { comment_id: commentId },
    message: { text: 'Dạ em nhắn riêng ạ' },
  })

test(
  'E34: A comment is answered privately once, within seven days, if the Page takes messages',
  onStage(async (stage) => {
    const { acts, advance, desk, page, lan } = stage
    const first = await acts('comment', { text: 'Giá bao nhiêu?' })
    expect((await privately(stage, first.commentId)).body).toMatchObject({ recipient_id: lan })
    expect((await privately(stage, first.commentId)).body.error.code).toBe(10900)
    const second = await acts('comment', { text: 'Còn không?' })
    await desk('PATCH', `/pages/${page}`, { messagesOff: true })
    expect((await privately(stage, second.commentId)).body.error.code).toBe(10904)
    await desk('PATCH', `/pages/${page}`, { messagesOff: false })
    await advance(days(8))
    expect((await privately(stage, second.commentId)).body.error.code).toBe(10903)
  }),
)

test(
  'E35: Comments arrive through feed when they are written, edited, hidden and removed, our own answers too',
  onStage(async ({ acts, graph, receiver, settled, page, lan }) => {
    const { commentId, postId } = await acts('comment', { text: 'Giá bao nhiêu?' })
    const answer = await graph('POST', `${commentId}/comments`, { message: 'Dạ 250k ạ' })
    await acts('comment_change', { commentId, verb: 'edited', text: 'Giá bao nhiêu ạ?' })
    await graph('POST', commentId, { is_hidden: true })
    await graph('DELETE', answer.body.id)
    await settled()
    const values = receiver.received
      .filter(({ channel }) => channel === 'changes')
      .map(({ event }) => event.value)
    expect(values.map((value) => [value.verb, value.from.id])).toEqual([
      ['add', lan],
      ['add', page],
      ['edited', lan],
      ['hide', lan],
      ['remove', page],
    ])
    expect(values[0]).toMatchObject({
      item: 'comment',
      post_id: postId,
      parent_id: postId,
      message: 'Giá bao nhiêu?',
    })
    expect(values[1]?.parent_id).toBe(commentId)
  }),
)
