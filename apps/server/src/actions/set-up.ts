import { AppError } from '@lienmach/contract'
import type { NewAccount } from '../accounts/accounts.ts'
import type { Context } from '../context.ts'
import { transaction } from '../store/db.ts'
import { anyWorkspaceExists, lockSetUp, type WorkspaceRow } from '../store/workspaces.ts'
import { foundWorkspace } from './found-workspace.ts'

/**
 * Creates the first owner and their workspace, once in the life of an installation. Of two who try together, the
 * second finds it done. A crash between account and workspace leaves the way open for the same form once more.
 */
export function setUp(
  context: Context,
  order: { owner: NewAccount; workspaceName: string; timeZone: string },
): Promise<WorkspaceRow> {
  return transaction(context.db.auth, async (lock) => {
    await lockSetUp(lock)
    if (await anyWorkspaceExists(lock)) throw new AppError('setup/already-done')

    const { accounts } = context
    const known = await accounts.findByEmail(order.owner.email)
    if (known && !(await accounts.passwordFits(known.userId, order.owner.password))) {
      throw new AppError('session/wrong-credentials')
    }
    const owner = known ?? { ...order.owner, userId: await accounts.create(order.owner) }
    return foundWorkspace(context, owner, { name: order.workspaceName, timeZone: order.timeZone })
  })
}
