import type { ChannelView, ImportView } from '@lienmach/contract'
import type { ChannelId, Instant, MediaId, MemberId, RuleId, WorkspaceId } from '@lienmach/domain'
import type { ListedPage } from '../ports/channel-connector.ts'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

export type ChannelState = ChannelView['state']

/** A channel without its token. */
export interface ChannelRow {
  workspaceId: WorkspaceId
  id: ChannelId
  kind: ChannelView['kind']
  externalId: string
  name: string
  /** Our copy of its picture, once there is one. */
  pictureMediaId: MediaId | null
  state: ChannelState
  stateReason: string | null
  stateSince: Instant
  chatRight: 'only_me' | 'share'
  chatOwnerId: MemberId | null
  /** The rule that it is in. */
  ruleId: RuleId | null
  tokenVersion: number
  connectedBy: MemberId | null
  grantedScopes: string[]
  missingScopes: string[]
  tasks: string[]
  subscribedAt: Instant | null
  provedAt: Instant | null
  lastEventAt: Instant | null
  heldMessages: number
  control: ChannelView['control']
  humanAgent: ChannelView['humanAgent']
  restrictedSince: Instant | null
  health: ChannelView['health']
  findings: number
  import: ImportView | null
}

const channelColumns = sql`
  channels.workspace_id as "workspaceId", channels.id, channels.kind, channels.external_id as "externalId", channels.name,
  (select media.id from media
   where media.workspace_id = channels.workspace_id and media.id = (channels.settings ->> 'pictureMediaId')::uuid
     and media.state = 'stored') as "pictureMediaId",
  channels.state, channels.state_reason as "stateReason", channels.state_since as "stateSince",
  channels.chat_right as "chatRight", channels.chat_owner_id as "chatOwnerId", channels.token_version as "tokenVersion",
  channels.connected_by as "connectedBy", channels.granted_scopes as "grantedScopes",
  channels.missing_scopes as "missingScopes", channels.tasks, channels.subscribed_at as "subscribedAt",
  channels.proved_at as "provedAt", channels.last_event_at as "lastEventAt",
  jsonb_build_object('mode', channels.control_mode, 'defaultApp', channels.default_app, 'takeover', channels.takeover)
    as control,
  (select rule_channels.rule_id from rule_channels
   where rule_channels.workspace_id = channels.workspace_id and rule_channels.channel_id = channels.id) as "ruleId",
  channels.human_agent as "humanAgent", channels.restricted_since as "restrictedSince", channels.health, channels.findings,
  (select shown from channel_imports
   where channel_imports.workspace_id = channels.workspace_id and channel_imports.channel_id = channels.id) as import,
  (select count(*)::int from outbox
   where outbox.workspace_id = channels.workspace_id and outbox.channel_id = channels.id and outbox.state = 'held')
    as "heldMessages"`

/** All channels of a workspace, by name. */
export function listChannels(db: Db, workspaceId: WorkspaceId): Promise<ChannelRow[]> {
  return rows<ChannelRow>(
    db,
    sql`
    select ${channelColumns} from channels where workspace_id = ${workspaceId} order by lower(name), id`,
  )
}

/** The channels with these ids. */
export function findChannels(
  db: Db,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<ChannelRow[]> {
  return rows<ChannelRow>(
    db,
    sql`
    select ${channelColumns} from channels where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`,
  )
}

/** The channels of a workspace with these ids of the platform. */
export function findChannelsByExternalId(
  db: Db,
  workspaceId: WorkspaceId,
  externalIds: readonly string[],
): Promise<ChannelRow[]> {
  return rows<ChannelRow>(
    db,
    sql`
    select ${channelColumns} from channels
    where workspace_id = ${workspaceId} and kind = 'facebook_page' and external_id = any(${externalIds}::text[])`,
  )
}

export async function findChannel(
  db: Db,
  workspaceId: WorkspaceId,
  id: ChannelId,
): Promise<ChannelRow | null> {
  return (await findChannels(db, workspaceId, [id]))[0] ?? null
}

/** The same, held until the transaction ends. */
export async function lockChannel(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ChannelId,
): Promise<ChannelRow | null> {
  const locked = await row(
    tx,
    sql`
    select id from channels where workspace_id = ${workspaceId} and id = ${id} for update`,
  )
  return locked ? findChannel(tx, workspaceId, id) : null
}

/** Takes in what Facebook listed. A Page that is known keeps its state; its name, picture and tasks are refreshed. */
export async function putFoundPages(
  tx: Db,
  workspaceId: WorkspaceId,
  pages: readonly (ListedPage & { id: ChannelId })[],
  at: Instant,
): Promise<{ id: ChannelId }[]> {
  return rows<{ id: ChannelId }>(
    tx,
    sql`
    insert into channels (workspace_id, id, kind, external_id, name, picture_url, tasks, state, state_since, created_at)
    select ${workspaceId}, page.id, 'facebook_page', page."externalId", page.name, page."pictureUrl",
      array(select jsonb_array_elements_text(page.tasks)), 'found', to_timestamp(${at} / 1000.0), to_timestamp(${at} / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(pages)}::jsonb)
      as page (id uuid, "externalId" text, name text, "pictureUrl" text, tasks jsonb)
    order by page."externalId"
    on conflict (workspace_id, kind, external_id) do update set
      name = excluded.name, picture_url = excluded.picture_url, tasks = excluded.tasks
    returning id`,
  )
}

export interface Activation {
  name: string
  pictureUrl: string | null
  chatRight: 'only_me' | 'share'
  memberId: MemberId
  tokenSealed: Buffer
  personId: string
  grantedScopes: readonly string[]
  missingScopes: readonly string[]
}

/**
 * Gives a channel its token and reserves the Page for this workspace. Another workspace that has it makes this fail
 * on `channel_belongs_to_one_workspace`. What was connected stays connected; everything else has to be proved anew.
 */
export async function activateChannel(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ChannelId,
  { memberId, ...given }: Activation,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update channels set
      name = ${given.name}, picture_url = ${given.pictureUrl},
      state = case when state = 'connected' then 'connected' else 'connecting' end,
      state_since = case when state = 'connected' then state_since else to_timestamp(${at} / 1000.0) end,
      state_reason = null,
      proved_at = case when state = 'connected' then proved_at end,
      subscribed_at = case when state = 'connected' then subscribed_at end,
      chat_right = ${given.chatRight},
      chat_owner_id = case when ${given.chatRight} = 'only_me' then ${memberId}::uuid end,
      token_sealed = ${given.tokenSealed}, token_version = token_version + 1,
      connected_by = ${memberId}, connected_by_asid = ${given.personId},
      granted_scopes = ${given.grantedScopes}::text[], missing_scopes = ${given.missingScopes}::text[]
    where workspace_id = ${workspaceId} and id = ${id}`,
  )
}

/** The platform agreed to tell us what happens there; the doctor looks at it next. */
export async function markSubscribed(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ChannelId,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update channels set subscribed_at = to_timestamp(${at} / 1000.0), next_check_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and id = ${id}`,
  )
}

/** Moves a channel to a state in which it holds no token. */
export async function closeChannel(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ChannelId,
  to: { state: 'found' | 'needs_reconnect' | 'disconnected'; reason: string | null; keepToken?: boolean },
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update channels set
      state = ${to.state}, state_reason = ${to.reason}, state_since = to_timestamp(${at} / 1000.0),
      token_sealed = case when ${to.keepToken === true} then token_sealed end,
      health = case when ${to.state} = 'needs_reconnect' then 'broken' else 'unknown' end,
      findings = case when ${to.state} = 'needs_reconnect' then 1 else 0 end,
      next_check_at = case when ${to.state} = 'needs_reconnect' then to_timestamp(${at} / 1000.0) end,
      subscribed_at = case when ${to.state} = 'needs_reconnect' then subscribed_at end
    where workspace_id = ${workspaceId} and id = ${id}`,
  )
}

/** Who may chat there from now on. */
export async function setChatRight(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ChannelId,
  right: { chatRight: 'only_me' | 'share'; ownerId: MemberId | null },
): Promise<void> {
  await exec(
    tx,
    sql`
    update channels set chat_right = ${right.chatRight}, chat_owner_id = ${right.ownerId}
    where workspace_id = ${workspaceId} and id = ${id}`,
  )
}
