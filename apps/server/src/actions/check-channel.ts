import { AppError, connectScopeNames, connectScopes } from '@lienmach/contract'
import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { PlatformAnswer, TokenState } from '../ports/channel-connector.ts'
import { appendChanges } from '../store/changes.ts'
import { type ChannelToken, openToken } from '../store/channel-tokens.ts'
import { type ChannelRow, findChannel, setScopes } from '../store/channels.ts'
import { inWorkspace } from '../store/db.ts'
import { markNeedsReconnect } from './mark-needs-reconnect.ts'

export type CheckName = 'token' | 'permissions' | 'webhook' | 'routing' | 'round_trip'

export interface Check {
  check: CheckName
  state: 'well' | 'look' | 'broken' | 'unknown'
  reason: string
}

/**
 * Asks the platform now whether messages can pass. What it finds dead is marked; a subscription that was lost is
 * renewed on the spot, since the platform drops it by itself when we were away for an hour.
 */
export async function checkChannel(
  context: Context,
  { workspaceId, channelId }: { workspaceId: WorkspaceId; channelId: ChannelId },
): Promise<{ channel: ChannelRow; checks: Check[]; at: Instant }> {
  const [channel, access] = await inWorkspace(
    context.db,
    workspaceId,
    async (tx) =>
      [
        await findChannel(tx, workspaceId, channelId),
        await openToken(tx, context.secretBox, workspaceId, channelId),
      ] as const,
  )
  if (!channel) throw new AppError('resource/not-found')
  const checks = access ? await askPlatform(context, workspaceId, channel, access) : withoutToken(channel)
  const now = await inWorkspace(context.db, workspaceId, (tx) => findChannel(tx, workspaceId, channelId))
  return { channel: now ?? channel, checks, at: context.clock.now() }
}

async function askPlatform(
  context: Context,
  workspaceId: WorkspaceId,
  channel: ChannelRow,
  access: ChannelToken,
): Promise<Check[]> {
  const { connector } = context
  const { externalId, token, version } = access
  const [state, routing] = await Promise.all([
    connector.inspectToken(externalId, token),
    connector.readRouting(externalId, token),
  ])
  if (state.answer === 'yes' && !state.value.alive) {
    const reason = state.value.death
    await markNeedsReconnect(context, { workspaceId, channelId: channel.id, reason, tokenVersion: version })
    return [
      { check: 'token', state: 'broken', reason },
      ...others.map((check) => notAsked(check, 'reconnect_first')),
    ]
  }
  return [
    state.answer === 'yes'
      ? { check: 'token', state: 'well', reason: 'token_valid' }
      : unanswered('token', state),
    await checkPermissions(context, workspaceId, channel, state),
    await checkSubscription(context, access),
    routing.answer !== 'yes'
      ? unanswered('routing', routing)
      : routing.value.on
        ? { check: 'routing', state: 'look', reason: 'routing_on' }
        : { check: 'routing', state: 'well', reason: 'routing_off' },
    roundTrip(channel),
  ]
}

async function checkPermissions(
  context: Context,
  workspaceId: WorkspaceId,
  channel: ChannelRow,
  state: PlatformAnswer<TokenState>,
): Promise<Check> {
  if (state.answer !== 'yes') return unanswered('permissions', state)
  if (!state.value.alive) return notAsked('permissions', 'reconnect_first')
  const granted = state.value.scopes
  const missing = connectScopeNames.filter((scope) => !granted.includes(scope))
  await keepScopes(context, workspaceId, channel.id, { granted, missing })
  if (missing.length === 0) return { check: 'permissions', state: 'well', reason: 'permissions_complete' }
  return missing.some((scope) => connectScopes[scope] === 'essential')
    ? { check: 'permissions', state: 'broken', reason: 'permissions_essential_missing' }
    : { check: 'permissions', state: 'look', reason: 'permissions_missing' }
}

async function keepScopes(
  context: Context,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  scopes: { granted: string[]; missing: string[] },
): Promise<void> {
  const changed = await inWorkspace(context.db, workspaceId, async (tx) => {
    const differ = await setScopes(tx, workspaceId, channelId, scopes)
    if (differ)
      await appendChanges(tx, workspaceId, [{ kind: 'channel', entityId: channelId }], context.clock.now())
    return differ
  })
  if (changed) context.wake.hint('changes', workspaceId)
}

async function checkSubscription(
  { connector }: Context,
  { externalId, token }: ChannelToken,
): Promise<Check> {
  const known = await connector.readSubscription(externalId, token)
  if (known.answer !== 'yes') return unanswered('webhook', known)
  if (known.value.app && known.value.channel) return { check: 'webhook', state: 'well', reason: 'subscribed' }
  const renewed = await connector.subscribe(externalId, token)
  if (renewed.answer === 'yes') return { check: 'webhook', state: 'look', reason: 'subscription_restored' }
  const unreachable = renewed.answer === 'no' && renewed.refusal.means === 'callback_unreachable'
  return {
    check: 'webhook',
    state: 'broken',
    reason: unreachable ? 'callback_unreachable' : 'subscription_missing',
  }
}

function roundTrip(channel: ChannelRow): Check {
  return channel.provedAt !== null
    ? { check: 'round_trip', state: 'well', reason: 'proved' }
    : { check: 'round_trip', state: 'unknown', reason: 'waiting_for_message' }
}

function withoutToken(channel: ChannelRow): Check[] {
  const died = channel.state === 'needs_reconnect'
  const reason = died ? (channel.stateReason ?? 'token_erased') : 'not_connected'
  return [
    { check: 'token', state: died ? 'broken' : 'unknown', reason },
    ...others.map((check) => notAsked(check, died ? 'reconnect_first' : 'not_connected')),
  ]
}

/** What cannot be asked without a token that works. */
const others = ['permissions', 'webhook', 'routing', 'round_trip'] as const

const notAsked = (check: CheckName, reason: 'reconnect_first' | 'not_connected'): Check => ({
  check,
  state: 'unknown',
  reason,
})

const unanswered = (
  check: CheckName,
  answer: Exclude<PlatformAnswer<unknown>, { answer: 'yes' }>,
): Check => ({
  check,
  state: 'unknown',
  reason: answer.answer === 'no' ? 'platform_refused' : 'platform_unreachable',
})
