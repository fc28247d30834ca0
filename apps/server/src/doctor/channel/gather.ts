import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../../context.ts'
import type { ListedMessage, PlatformAnswer } from '../../ports/channel-connector.ts'
import { listChecks } from '../../store/channel-health.ts'
import {
  countElsewhere,
  countRefused,
  findArrival,
  findDeparture,
  findOpening,
  knownMids,
  lastErasure,
} from '../../store/channel-symptoms.ts'
import { type ChannelToken, openToken } from '../../store/channel-tokens.ts'
import { type ChannelRow, findChannel } from '../../store/channels.ts'
import { inWorkspace } from '../../store/db.ts'
import type { ChannelFacts, PlatformFacts } from './facts.ts'

const day = 24 * 60 * 60_000
/** An event may take so long from the platform to here. */
const underway = 60_000

/** A channel with all that the questions need to know, and the version of the token that was asked with. */
export interface Gathered {
  channel: ChannelRow
  facts: ChannelFacts
  tokenVersion: number | null
}

/**
 * Asks the platform, in at most seven calls and once in five minutes, and then the database. A subscription that the
 * platform dropped, as it does by itself when we were away for an hour, is renewed on the spot. Null: no such channel.
 */
export async function gather(
  context: Context,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<Gathered | null> {
  const { db, clock, secretBox, config } = context
  const now = clock.now()
  const [channel, access, checks] = await inWorkspace(
    db,
    workspaceId,
    async (tx) =>
      [
        await findChannel(tx, workspaceId, channelId),
        await openToken(tx, secretBox, workspaceId, channelId),
        await listChecks(tx, workspaceId, channelId),
      ] as const,
  )
  if (!channel) return null
  const platform = access ? await askPlatform(context, access) : null
  const before = Object.fromEntries(checks.map((answer) => [answer.check, answer]))
  const facts = {
    now,
    channel,
    before,
    platform,
    humanAgentWanted: config.meta.humanAgent,
    stored: await readTables(context, channel, platform, now),
  }
  return { channel, facts, tokenVersion: access?.version ?? null }
}

async function askPlatform(
  { connector }: Context,
  { externalId, token }: ChannelToken,
): Promise<PlatformFacts> {
  const [inspected, subscription, routing, newest] = await Promise.all([
    connector.inspectToken(externalId, token),
    connector.readSubscription(externalId, token),
    connector.readRouting(externalId, token),
    connector.listNewest(externalId, token),
  ])
  const isAlive = inspected.answer === 'yes' && inspected.value.alive
  const isLost = subscription.answer === 'yes' && !(subscription.value.app && subscription.value.channel)
  const isRouted = routing.answer === 'yes' && routing.value.on
  return {
    token: inspected,
    subscription,
    routing,
    newest,
    renewed: isAlive && isLost ? await connector.subscribe(externalId, token) : null,
    receivers: isAlive && !isRouted ? await connector.readReceivers(externalId, token) : null,
  }
}

function readTables(
  { db }: Context,
  channel: ChannelRow,
  platform: PlatformFacts | null,
  now: Instant,
): Promise<ChannelFacts['stored']> {
  const { workspaceId, id } = channel
  const yesterday = (now - day) as Instant
  const lastWeek = (now - 7 * day) as Instant
  return inWorkspace(db, workspaceId, async (tx) => {
    const listed = messagesOwed(
      channel,
      platform?.newest ?? null,
      now,
      await lastErasure(tx, workspaceId, id),
    )
    const here = await knownMids(
      tx,
      workspaceId,
      id,
      listed.map(({ mid }) => mid),
    )
    return {
      opening: await findOpening(tx, workspaceId, id, lastWeek),
      elsewhere: await countElsewhere(tx, workspaceId, id, yesterday),
      refused: await countRefused(tx, workspaceId, id, yesterday),
      arrival: await findArrival(tx, workspaceId, id, yesterday),
      departure: await findDeparture(tx, workspaceId, id, yesterday),
      missing: listed.filter(({ mid }) => !here.has(mid)),
    }
  })
}

/** What we should have by now: said since we listen, and not a moment ago. */
function messagesOwed(
  { subscribedAt }: ChannelRow,
  newest: PlatformAnswer<ListedMessage[]> | null,
  now: Instant,
  erasedAt: Instant | null,
): ListedMessage[] {
  if (newest?.answer !== 'yes' || subscribedAt === null) return []
  const since = Math.max(subscribedAt, now - day, erasedAt ?? 0)
  return newest.value.filter(({ at }) => at > since && at < now - underway)
}
