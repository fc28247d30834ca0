import type { Role } from '@lienmach/contract'
import type { Instant, InvitationId, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

export interface InvitationRow {
  id: InvitationId
  email: string
  role: Role
  invitedBy: string
  createdAt: Instant
  expiresAt: Instant
}

export interface NewInvitation {
  id: InvitationId
  email: string
  role: Role
  tokenHash: Buffer
  invitedBy: MemberId
  createdAt: Instant
  expiresAt: Instant
}

/** Invitations that can still be accepted, newest first. */
export function listInvitations(tx: Db, workspaceId: WorkspaceId, now: Instant): Promise<InvitationRow[]> {
  return rows<InvitationRow>(
    tx,
    sql`
    select invitations.id, invitations.email, invitations.role, members.name as "invitedBy",
      invitations.created_at as "createdAt", invitations.expires_at as "expiresAt"
    from invitations
    join members on members.workspace_id = invitations.workspace_id and members.user_id = invitations.invited_by
    where invitations.workspace_id = ${workspaceId} and accepted_at is null and revoked_at is null
      and expires_at > to_timestamp(${now} / 1000.0)
    order by invitations.created_at desc, invitations.id desc`,
  )
}

export async function insertInvitation(
  tx: Db,
  workspaceId: WorkspaceId,
  invitation: NewInvitation,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into invitations (workspace_id, id, email, role, token_hash, invited_by, created_at, expires_at)
    values (${workspaceId}, ${invitation.id}, ${invitation.email}, ${invitation.role}, ${invitation.tokenHash},
      ${invitation.invitedBy}, to_timestamp(${invitation.createdAt} / 1000.0),
      to_timestamp(${invitation.expiresAt} / 1000.0))`,
  )
}

/** Withdraws what is still open for an address, so that only its newest link works. */
export async function revokeFor(tx: Db, workspaceId: WorkspaceId, email: string, at: Instant): Promise<void> {
  await exec(
    tx,
    sql`
    update invitations set revoked_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and email = ${email} and accepted_at is null and revoked_at is null`,
  )
}

/** Withdraws everything that a member invited and nobody accepted yet. */
export async function revokeInvitedBy(
  tx: Db,
  workspaceId: WorkspaceId,
  member: MemberId,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update invitations set revoked_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and invited_by = ${member} and accepted_at is null and revoked_at is null`,
  )
}

/** Withdraws one; null when there is none that is still open. */
export async function revokeInvitation(
  tx: Db,
  workspaceId: WorkspaceId,
  id: InvitationId,
  at: Instant,
): Promise<{ email: string; role: Role } | null> {
  const found = await row<{ email: string; role: Role }>(
    tx,
    sql`
    update invitations set revoked_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and id = ${id} and accepted_at is null and revoked_at is null
    returning email, role`,
  )
  return found ?? null
}

export interface OpenInvitation {
  workspaceId: WorkspaceId
  id: InvitationId
  email: string
  role: Role
}

/** The invitation behind a token, while it can be accepted. Asked before its workspace is known. */
export async function findOpenInvitation(
  auth: Db,
  tokenHash: Buffer,
  now: Instant,
): Promise<OpenInvitation | null> {
  const found = await row<OpenInvitation>(
    auth,
    sql`
    select workspace_id as "workspaceId", id, email, role from public.invitations
    where token_hash = ${tokenHash} and accepted_at is null and revoked_at is null
      and expires_at > to_timestamp(${now} / 1000.0)`,
  )
  return found ?? null
}

/** Uses an invitation up. Of two who try at the same time, one gets null. */
export async function acceptInvitation(
  tx: Db,
  workspaceId: WorkspaceId,
  id: InvitationId,
  at: Instant,
): Promise<{ role: Role; invitedBy: MemberId } | null> {
  const found = await row<{ role: Role; invitedBy: MemberId }>(
    tx,
    sql`
    update invitations set accepted_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and id = ${id} and accepted_at is null and revoked_at is null
      and expires_at > to_timestamp(${at} / 1000.0)
    returning role, invited_by as "invitedBy"`,
  )
  return found ?? null
}

/** The inviter's name, for the page that shows an invitation. */
export async function findInviter(
  tx: Db,
  workspaceId: WorkspaceId,
  id: InvitationId,
): Promise<string | null> {
  const found = await row<{ name: string }>(
    tx,
    sql`
    select members.name from invitations
    join members on members.workspace_id = invitations.workspace_id and members.user_id = invitations.invited_by
    where invitations.workspace_id = ${workspaceId} and invitations.id = ${id}`,
  )
  return found?.name ?? null
}
