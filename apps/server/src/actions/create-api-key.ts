import type { ApiKeyId, MemberId, WorkspaceId } from '@lienmach/domain'
import { hashOf, newSecret } from '../accounts/secrets.ts'
import type { Context } from '../context.ts'
import { type ApiKeyRow, insertApiKey } from '../store/api-keys.ts'
import { appendAudit } from '../store/audit.ts'
import { inWorkspace } from '../store/db.ts'

export interface CreateApiKey {
  workspaceId: WorkspaceId
  createdBy: MemberId
  name: string
  role: ApiKeyRow['role']
}

/** Creates a key for a program. The secret is known to nobody after this answer. */
export async function createApiKey(
  context: Context,
  order: CreateApiKey,
): Promise<{ apiKey: ApiKeyRow; secret: string }> {
  const { workspaceId, createdBy, name, role } = order
  const now = context.clock.now()
  const secret = newSecret(context.random, 'lm_')
  const id = context.random.uuid() as ApiKeyId
  const apiKey = { id, name, role, prefix: secret.slice(0, 9), createdAt: now, lastUsedAt: null }
  await inWorkspace(context.db, workspaceId, async (tx) => {
    await insertApiKey(tx, workspaceId, { ...apiKey, hash: hashOf(secret), createdBy })
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: { kind: 'member', id: createdBy },
        action: 'api_key.created',
        subjectKind: 'api_key',
        subjectId: id,
        data: { name, role },
      },
      now,
      context.random.uuid(),
    )
  })
  return { apiKey, secret }
}
