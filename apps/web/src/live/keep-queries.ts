import { accountRoutes, channelRoutes, type LiveFrame } from '@lienmach/contract'
import type { Query, QueryClient } from '@tanstack/react-query'
import { alertsQuery, channelsQuery, membersQuery, meQuery, rulesQuery } from '../api/queries.ts'
import { readServerClock } from '../entities/server-clock.ts'
import type { LiveConnection } from './live-connection.ts'

/** Keeps the query cache true to the feed: channels and members by their views, the rest by asking again. */
export function keepQueries(client: QueryClient, workspaceId: string, frames: readonly LiveFrame[]): void {
  for (const frame of frames) {
    if (frame.type === 'hello' || frame.type === 'pong') readServerClock(frame.now)
    if (frame.type === 'hello' && frame.reset) void client.invalidateQueries()
    if (frame.type !== 'changes') continue
    if (frame.channels.length > 0) {
      client.setQueryData(
        channelsQuery(workspaceId).queryKey,
        (known) => known && { ...known, channels: replaced(known.channels, frame.channels) },
      )
      for (const channel of frame.channels) {
        const params = { workspaceId, channelId: channel.id }
        client.setQueryData([channelRoutes.channel.path, params], channel)
        void client.invalidateQueries({ queryKey: [channelRoutes.channelHealth.path, params] })
      }
    }
    if (frame.members.length > 0) {
      // Whoever joined was invited.
      void client.invalidateQueries({ queryKey: [accountRoutes.invitations.path, { workspaceId }] })
      client.setQueryData(
        membersQuery(workspaceId).queryKey,
        (known) => known && { members: replaced(known.members, frame.members) },
      )
    }
    if (frame.touched.includes('workspace')) {
      void client.invalidateQueries({ queryKey: meQuery().queryKey })
      void client.invalidateQueries({ queryKey: membersQuery(workspaceId).queryKey })
    }
    if (frame.touched.includes('alert')) {
      void client.invalidateQueries({ queryKey: alertsQuery(workspaceId).queryKey })
    }
    if (frame.touched.includes('rule')) {
      void client.invalidateQueries({ queryKey: rulesQuery(workspaceId).queryKey })
    }
    if (frame.touched.includes('quarantine')) {
      void client.invalidateQueries({ queryKey: [channelRoutes.quarantine.path, { workspaceId }] })
    }
  }
}

/**
 * Lays over every answer for the query cache what the feed has told since its place, or since it was asked for: answers
 * and frames overtake each other. Answers how to end that.
 */
export function keepAnswers(
  client: QueryClient,
  workspaceId: string,
  live: Pick<LiveConnection, 'seq' | 'since'>,
): () => void {
  const askedAt = new WeakMap<Query, number>()
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || !isOf(workspaceId, event.query)) return
    const { action, query } = event
    if (action.type === 'fetch' && live.seq !== null) askedAt.set(query, live.seq)
    if (action.type !== 'success' || action.manual) return
    const place = (query.state.data as { seq?: number } | null)?.seq ?? askedAt.get(query)
    if (place !== undefined) keepQueries(client, workspaceId, live.since(place))
  })
}

const isOf = (workspaceId: string, { queryKey }: Query): boolean =>
  (queryKey[1] as { workspaceId?: string } | undefined)?.workspaceId === workspaceId

/** The same list with newer views in their place, and unknown ones at the end. */
export function replaced<T extends { id: string }>(list: readonly T[], news: readonly T[]): T[] {
  const byId = new Map(news.map((one) => [one.id, one]))
  const known = new Set(list.map((one) => one.id))
  return [...list.map((one) => byId.get(one.id) ?? one), ...news.filter((one) => !known.has(one.id))]
}
