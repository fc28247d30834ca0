import { expect, test } from 'vitest'
import { openTwins } from '../isolation/twins.ts'
import { openInstallation } from './installation.ts'

test('what a leaving member was in charge of goes back to the team, and every screen hears of it', async () => {
  await using installation = await openInstallation()
  const [shop] = await openTwins(installation)
  const { owner: database } = installation.context.db
  const { workspaceId, ids } = shop
  const run = (text: string, values: unknown[]) => database.query({ text, values })
  await run('update conversations set assignee_id = $2 where workspace_id = $1', [workspaceId, ids.memberId])
  await run(
    `update channels set chat_right = 'only_me', chat_owner_id = $2 where workspace_id = $1 and id = $3`,
    [workspaceId, ids.memberId, ids.channelId],
  )
  const path = `/api/v1/workspaces/${workspaceId}`
  const before = (await shop.browsers.owner.get(`${path}/members`)).body.members
  expect(before.find(({ id }: { id: string }) => id === ids.memberId).openConversations).toBe(1)

  await shop.browsers.owner.delete(`${path}/members/${ids.memberId}`)

  const { body } = await shop.browsers.owner.get(`${path}/conversations/${ids.conversationId}`)
  expect(body.conversation.assigneeId).toBe(null)
  const channel = (await shop.browsers.owner.get(`${path}/channels/${ids.channelId}`)).body
  expect([channel.chatRight, channel.chatOwnerId]).toEqual(['share', null])
  const changes = await run(
    'select kind, entity_id as id from changes where workspace_id = $1 and seq > 1 order by seq',
    [workspaceId],
  )
  expect(changes.rows).toEqual([
    { kind: 'member', id: ids.memberId },
    { kind: 'channel', id: ids.channelId },
    { kind: 'conversation', id: ids.conversationId },
  ])
  const { entries } = (await shop.browsers.owner.get(`${path}/audit?action=member.removed`)).body
  expect(entries[0].data).toMatchObject({ conversationsReleased: 1, role: 'agent' })
})
