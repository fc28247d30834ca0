import { AppError } from '@lienmach/contract'
import type { ApiKeyId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import * as apiKeys from '../store/api-keys.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { inWorkspace } from '../store/db.ts'

export interface RevokeApiKey {
  workspaceId: WorkspaceId
  actor: AuditEntry['actor']
  apiKeyId: ApiKeyId
}

/** Withdraws a key: its next call is refused. */
export async function revokeApiKey(context: Context, order: RevokeApiKey): Promise<void> {
  const { workspaceId, actor, apiKeyId } = order
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async (tx) => {
    const revoked = await apiKeys.revokeApiKey(tx, workspaceId, apiKeyId, now)
    if (!revoked) throw new AppError('resource/not-found')
    await appendAudit(
      tx,
      {
        workspaceId,
        actor,
        action: 'api_key.revoked',
        subjectKind: 'api_key',
        subjectId: apiKeyId,
        data: { name: revoked.name },
      },
      now,
      context.random.uuid(),
    )
  })
  context.wake.hint('access', workspaceId)
}
