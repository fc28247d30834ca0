import { createHash } from 'node:crypto'
import type { MemberId, WorkspaceId } from '@lienmach/domain'
import { putMember } from '../../src/store/members.ts'
import { exec, type Statement, sql } from '../../src/store/sql.ts'
import { type Browser, type Installation, password } from '../accounts/installation.ts'

/** A workspace with one of everything in it. Every text in it holds its canary, so that a leak shows. */
export interface Twin {
  canary: string
  workspaceId: WorkspaceId
  ids: Ids
  browsers: Record<'owner' | 'manager' | 'agent', Browser>
  /** A key for programs, by role. */
  keys: Record<'manager' | 'agent', string>
}

/** Ids of one of everything, by the name under which routes ask for it. */
export interface Ids {
  memberId: string
  invitationId: string
  apiKeyId: string
  channelId: string
  attemptId: string
  externalId: string
  conversationId: string
  contactId: string
  /** A message of the customer. */
  messageId: string
  /** Replies in the states that decisions are made about. */
  held: string
  failed: string
  uncertain: string
  mediaId: string
  entryId: string
  auditId: string
  ruleId: string
  /** An alert for the agent alone. */
  alertId: string
  /** A device of the agent's. */
  deviceId: string
}

/** Builds two workspaces of equal shape. */
export async function openTwins(installation: Installation): Promise<[Twin, Twin]> {
  return [await openTwin(installation, 'hoangyenmoc'), await openTwin(installation, 'hoangyenla')]
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()

async function openTwin(installation: Installation, canary: string): Promise<Twin> {
  const { context } = installation
  const { random, clock, db } = context
  const id = () => random.uuid()
  const run = (statement: Statement) => exec(db.owner, statement)
  const now = clock.now()
  const w = id() as WorkspaceId

  await run(sql`insert into workspaces (id, name) values (${w}, ${`Shop ${canary}`})`)
  const person = async (role: 'owner' | 'manager' | 'agent', who: string) => {
    const email = `${who}@${canary}.test`
    const userId = await context.accounts.create({ name: `${who} ${canary}`, email, password, locale: 'vi' })
    await putMember(db.owner, w, { id: userId, role, name: `${who} ${canary}`, email }, now)
    return { userId, email }
  }
  const people = {
    owner: await person('owner', 'ha'),
    manager: await person('manager', 'thao'),
    agent: await person('agent', 'minh'),
  }
  const lan = await person('agent', 'lan')
  const browsers = {
    owner: installation.browser(),
    manager: installation.browser(),
    agent: installation.browser(),
  }
  for (const role of ['owner', 'manager', 'agent'] as const) await browsers[role].signIn(people[role].email)

  const keys = { manager: `lm_manager_${canary}`, agent: `lm_agent_${canary}` }
  const apiKeyId = id()
  for (const role of ['manager', 'agent'] as const) {
    await run(sql`
      insert into api_keys (workspace_id, id, name, prefix, key_hash, role, created_by)
      values (${w}, ${role === 'agent' ? apiKeyId : id()}, ${`Báo cáo ${canary}`}, 'lm_xxx', ${sha256(keys[role])}, ${role}, ${people.owner.userId})`)
  }
  const ids: Ids = {
    memberId: lan.userId,
    invitationId: id(),
    apiKeyId,
    channelId: id(),
    attemptId: id(),
    externalId: `10${canary}`,
    conversationId: id(),
    contactId: id(),
    messageId: id(),
    held: id(),
    failed: id(),
    uncertain: id(),
    mediaId: id(),
    entryId: id(),
    auditId: id(),
    ruleId: id(),
    alertId: id(),
    deviceId: id(),
  }
  await insertChannel(run, w, ids, canary, people.manager.userId, random.token(8))
  await insertConversation(run, w, ids, canary, people.agent.userId, id)
  await insertHealth(run, w, ids, canary, people.agent.userId)
  await insertDevice(run, w, ids, canary, people.agent.userId)

  await run(sql`
    insert into invitations (workspace_id, id, email, role, token_hash, invited_by, expires_at)
    values (${w}, ${ids.invitationId}, ${`moi@${canary}.test`}, 'agent', ${sha256(`token ${canary}`)}, ${people.owner.userId}, now() + interval '1 day')`)
  await run(sql`
    insert into audit_log (workspace_id, id, at, actor_kind, actor_id, action, data)
    values (${w}, ${ids.auditId}, now(), 'member', ${people.owner.userId}, 'workspace.created', ${JSON.stringify({ name: canary })})`)
  await insertRule(run, w, ids, canary, { agent: people.agent.userId, manager: people.manager.userId }, id)
  await run(sql`insert into change_counters (workspace_id, last_seq) values (${w}, 1)`)
  await run(
    sql`insert into changes (workspace_id, seq, kind, entity_id) values (${w}, 1, 'conversation', ${ids.conversationId})`,
  )

  const key = `twins/${canary}`
  await context.mediaStore.put(key, Buffer.from(`%PDF-1.4 ${canary}`), 'application/pdf')
  await run(sql`
    insert into media (workspace_id, id, channel_id, message_id, contact_id, uploaded_by, type, state, storage_key, content_type, byte_size, name, created_at)
    values (${w}, ${ids.mediaId}, ${ids.channelId}, ${ids.messageId}, ${ids.contactId}, ${people.agent.userId}, 'file', 'stored',
      ${key}, 'application/pdf', 20, ${`bảng giá ${canary}.pdf`}, now())`)
  return { canary, workspaceId: w, ids, browsers, keys }
}

/** A rule with a Page of its own, and a decision that it once took. */
async function insertRule(
  run: Run,
  w: WorkspaceId,
  ids: Ids,
  canary: string,
  { agent, manager }: { agent: MemberId; manager: MemberId },
  id: () => string,
) {
  const { ruleId, conversationId } = ids
  const channelId = id()
  await run(sql`
    insert into channels (workspace_id, id, kind, external_id, name, state, chat_right)
    values (${w}, ${channelId}, 'facebook_page', ${`20${canary}`}, ${`Trang chia ${canary}`}, 'disconnected', 'share')`)
  await run(sql`
    insert into distribution_rules (workspace_id, id, name, method, created_by, created_at, updated_at)
    values (${w}, ${ruleId}, ${`Quy tắc ${canary}`}, 'round_robin', ${manager}, now(), now())`)
  await run(sql`
    insert into rule_channels (workspace_id, channel_id, rule_id, added_at) values (${w}, ${channelId}, ${ruleId}, now())`)
  await run(sql`
    insert into rule_agents (workspace_id, rule_id, member_id, added_at) values (${w}, ${ruleId}, ${agent}, now())`)
  await run(sql`
    insert into distribution_rounds (workspace_id, id, rule_id, at, input)
    values (${w}, ${id()}, ${ruleId}, now(), ${JSON.stringify({ name: canary })})`)
  await run(sql`
    insert into assignments (workspace_id, id, conversation_id, rule_id, at, because, data)
    values (${w}, ${id()}, ${conversationId}, ${ruleId}, now(), 'released', ${JSON.stringify({ note: canary })})`)
}

type Run = (statement: Statement) => Promise<number>

async function insertChannel(
  run: Run,
  w: WorkspaceId,
  ids: Ids,
  canary: string,
  manager: MemberId,
  state: string,
) {
  await run(sql`
    insert into channels (workspace_id, id, kind, external_id, name, state, chat_right, connected_by, granted_scopes)
    values (${w}, ${ids.channelId}, 'facebook_page', ${ids.externalId}, ${`Trang ${canary}`}, 'connected', 'share', ${manager}, '{pages_messaging}')`)
  await run(sql`
    insert into connect_attempts (workspace_id, id, kind, created_by, state_hash, status, pages, expires_at)
    values (${w}, ${ids.attemptId}, 'facebook_page', ${manager}, ${sha256(state)}, 'fetched',
      ${JSON.stringify([{ externalId: ids.externalId, name: `Trang ${canary}`, pictureUrl: null, tasks: ['MESSAGING'] }])}, now() + interval '1 hour')`)
  const shown = { state: 'done', reason: null, found: 1, imported: 1, messages: 1, cut: 0 }
  await run(sql`
    insert into channel_imports (workspace_id, channel_id, state, cursor, started_at, finished_at, next_step_at, shown, shown_at)
    values (${w}, ${ids.channelId}, 'done', ${`trang-${canary}`}, now(), now(), now(),
      ${JSON.stringify({ ...shown, startedAt: 1_780_000_000_000, finishedAt: 1_780_000_001_000, estimateMs: null })}, now())`)
  await run(sql`
    insert into channel_import_threads (workspace_id, channel_id, external_thread_id, contact_external_id, contact_name, moved_at, message_count, state)
    values (${w}, ${ids.channelId}, ${`t_${canary}`}, ${`psid-${canary}`}, ${`Khách ${canary}`}, now(), 1, 'read')`)
  await run(sql`
    insert into erased_contacts (workspace_id, channel_id, contact_hash, erased_at)
    values (${w}, ${ids.channelId}, ${sha256(`xoá ${canary}`)}, now())`)
  await run(sql`
    insert into quarantined_events (workspace_id, id, channel_id, raw_id, raw_received_at, entry_no, event_no, kind, class, reason, body, created_at)
    values (${w}, ${ids.entryId}, ${ids.channelId}, 1, now(), 0, 0, 'message', 'unreadable', ${`lý do ${canary}`}, ${`{"x":"${canary}"}`}, now())`)
}

async function insertHealth(
  run: Run,
  w: WorkspaceId,
  { channelId, alertId }: Ids,
  canary: string,
  agent: MemberId,
) {
  await run(sql`
    insert into channel_checks (workspace_id, channel_id, name, state, reason, data, since, checked_at)
    values (${w}, ${channelId}, 'elsewhere', 'look', 'inbox_answers', ${JSON.stringify({ canary })}, now(), now())`)
  await run(sql`
    insert into channel_hours (workspace_id, channel_id, hour, state, reasons)
    values (${w}, ${channelId}, date_trunc('hour', now()), 'look', ${[canary]}::text[])`)
  await run(sql`
    insert into canary_probes (workspace_id, channel_id, probe, outcome, at)
    values (${w}, ${channelId}, 'response', ${canary}, now())`)
  await run(sql`
    insert into alerts (workspace_id, id, kind, severity, subject, channel_id, member_id, data, raised_at)
    values (${w}, ${alertId}, 'answer_here', 'look', ${agent}, ${channelId}, ${agent}, ${JSON.stringify({ canary })}, now())`)
}

async function insertDevice(
  run: Run,
  w: WorkspaceId,
  { deviceId, conversationId }: Ids,
  canary: string,
  agent: MemberId,
) {
  await run(sql`
    insert into push_devices (workspace_id, id, member_id, session_id, endpoint, p256dh, auth, locale, topics, user_agent, created_at)
    select ${w}, ${deviceId}, ${agent}, id, ${`https://push.test/${canary}`}, 'khoá', 'mật', 'vi', '{given}', ${canary}, now()
    from auth.session where "userId" = ${agent} limit 1`)
  await run(sql`
    insert into push_notices (workspace_id, device_id, kind, subject, made_at, due_at)
    values (${w}, ${deviceId}, 'given', ${conversationId}, now(), now() + interval '1 day')`)
}

async function insertConversation(
  run: Run,
  w: WorkspaceId,
  ids: Ids,
  canary: string,
  agent: MemberId,
  id: () => string,
) {
  const { channelId, conversationId, contactId } = ids
  await run(sql`
    insert into contacts (workspace_id, id, channel_id, external_id, name, phones, note, created_at, profile_state)
    values (${w}, ${contactId}, ${channelId}, ${`psid-${canary}`}, ${`Khách ${canary}`}, ${['0903123456']}, ${canary}, now(), 'known')`)
  await run(sql`
    insert into conversations (workspace_id, id, channel_id, contact_id, last_message, last_message_at, last_customer_at, created_at, unread_count, thread_owner)
    values (${w}, ${conversationId}, ${channelId}, ${contactId}, ${JSON.stringify({ id: ids.messageId, direction: 'in', source: 'contact', kind: 'text', text: `Chào ${canary}`, authorId: null, attachments: [], deleted: false })},
      now(), now(), now(), 1, 'us')`)
  await run(sql`
    insert into messages (workspace_id, id, channel_id, conversation_id, mid, direction, source, kind, text, at, received_at)
    values (${w}, ${ids.messageId}, ${channelId}, ${conversationId}, ${`m_${canary}`}, 'in', 'contact', 'text', ${`Chào ${canary}`}, now(), now())`)
  for (const state of ['held', 'failed', 'uncertain'] as const) {
    await run(sql`
      insert into messages (workspace_id, id, channel_id, conversation_id, direction, source, author_id, kind, text, at, received_at, origin)
      values (${w}, ${ids[state]}, ${channelId}, ${conversationId}, 'out', 'agent', ${agent}, 'text', ${`Dạ ${canary}`}, now(), now(), 'accepted')`)
    await run(sql`
      insert into outbox (workspace_id, id, channel_id, conversation_id, message_id, client_message_id, token, payload_hash, state, state_since, not_before, held_because, first_attempt_at, refusal, recipient_id, created_at)
      values (${w}, ${id()}, ${channelId}, ${conversationId}, ${ids[state]}, ${`${state}-${canary}`}, ${`token-${state}-${canary}`}, ${sha256(state)}, ${state},
        now() - interval '1 hour', now(), ${state === 'held' ? 'thread_not_ours' : null}, now() - interval '1 hour',
        ${state === 'failed' ? JSON.stringify({ class: 'unknown', code: 1, subcode: null, message: canary, traceId: null, at: 0 }) : null}, ${`psid-${canary}`}, now())`)
  }
  await run(sql`
    insert into drafts (workspace_id, conversation_id, member_id, text, updated_at)
    values (${w}, ${conversationId}, ${agent}, ${`nháp ${canary}`}, now())`)
  for (const [kind, entity] of [
    ['message', ids.messageId],
    ['contact', contactId],
  ] as const) {
    await run(sql`
      insert into search_entries (workspace_id, kind, entity_id, conversation_id, at, words)
      values (${w}, ${kind}, ${entity}, ${conversationId}, now(), to_tsvector('simple', ${`${canary} chao ${w.replaceAll('-', '')} ${w}`}))`)
  }
}
