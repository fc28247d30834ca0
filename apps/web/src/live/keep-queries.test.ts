import { channelRoutes, type LiveFrame } from '@lienmach/contract'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { alertsQuery, channelsQuery } from '../api/queries.ts'
import { keepAnswers, keepQueries } from './keep-queries.ts'

type Changes = Extract<LiveFrame, { type: 'changes' }>

/** The query cache of one workspace, beside a feed whose frames are heard when the test says so. */
function cache() {
  const client = new QueryClient()
  const heard: Changes[] = []
  const live = {
    get seq() {
      return heard.at(-1)?.to ?? 0
    },
    since: (seq: number) => heard.filter(({ to }) => to > seq),
  }
  keepAnswers(client, 'shop', live)
  const hears = (told: object) => {
    const nothing = { conversations: [], messages: [], goneConversations: [], channels: [], members: [] }
    const place = live.seq + 1
    const frame = { type: 'changes', from: place, to: place, touched: [], ...nothing, ...told } as Changes
    heard.push(frame)
    keepQueries(client, 'shop', [frame])
  }
  return { client, hears }
}

/** An answer that is on its way until the test lets it arrive. */
function onItsWay<T>() {
  const { promise, resolve } = Promise.withResolvers<T>()
  return { queryFn: () => promise, arrives: resolve }
}

test('a list of channels that was read before a channel changed shows the change, though it arrives after it', async () => {
  const { client, hears } = cache()
  const answer = onItsWay<object>()
  const { queryKey } = channelsQuery('shop')
  const reading = client.fetchQuery({ queryKey, queryFn: answer.queryFn })
  hears({ channels: [{ id: 'page', name: 'Mộc Store mới' }] })
  answer.arrives({ channels: [{ id: 'page', name: 'Mộc Store' }], seq: 0 })
  await reading
  expect(client.getQueryData(queryKey)).toMatchObject({ channels: [{ name: 'Mộc Store mới' }] })
})

test('what has no view in the feed is asked for again when it changed while it was read for the first time', async () => {
  const { client, hears } = cache()
  const answer = onItsWay<object>()
  const { queryKey } = alertsQuery('shop')
  const reading = client.fetchQuery({ queryKey, queryFn: answer.queryFn })
  hears({ touched: ['alert'] })
  answer.arrives({ alerts: [] })
  await reading
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true)
})

test('an answer after which nothing was told stays as it is, and so does another workspace’s', async () => {
  const { client, hears } = cache()
  hears({ touched: ['alert'], channels: [{ id: 'page', name: 'Mộc Store' }] })
  await client.fetchQuery({ queryKey: alertsQuery('shop').queryKey, queryFn: async () => ({ alerts: [] }) })
  expect(client.getQueryState(alertsQuery('shop').queryKey)?.isInvalidated).toBe(false)

  const elsewhere = { workspaceId: 'another', channelId: 'page' }
  const queryKey = [channelRoutes.channel.path, elsewhere]
  await client.fetchQuery({ queryKey, queryFn: async () => ({ id: 'page', name: 'Gốm', seq: 0 }) })
  expect(client.getQueryData(queryKey)).toMatchObject({ name: 'Gốm' })
})
