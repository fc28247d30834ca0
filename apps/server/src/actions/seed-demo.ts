import { hkdfSync } from 'node:crypto'
import type { MemberId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { inWorkspace } from '../store/db.ts'
import { putMember, setPresence } from '../store/members.ts'
import { anyWorkspaceExists } from '../store/workspaces.ts'
import { setUp } from './set-up.ts'

const shop = { name: 'Mộc Store', timeZone: 'Asia/Ho_Chi_Minh' }
const owner = { name: 'Nguyễn Thu Hà', email: 'ha@moc-store.test' }
const agents = [
  { name: 'Trần Minh', email: 'minh@moc-store.test' },
  { name: 'Lê Phương Thảo', email: 'thao@moc-store.test' },
]

/** Somebody to sign in as. All people of the demonstration share the password. */
export interface DemoAccount {
  email: string
  password: string
}

/**
 * Makes the demonstration shop with an owner and two agents, where nobody has set the installation up yet. Null where
 * somebody has: then their accounts are the ones to use. Never in production.
 */
export async function seedDemo(context: Context): Promise<DemoAccount | null> {
  if (context.config.production) return null
  const password = demoPassword(context)
  const account = { email: owner.email, password }

  const known = await context.accounts.findByEmail(owner.email)
  if (known) return (await context.accounts.passwordFits(known.userId, password)) ? account : null
  if (await anyWorkspaceExists(context.db.auth)) return null

  const workspace = await setUp(context, {
    owner: { ...owner, password, locale: 'vi' },
    workspaceName: shop.name,
    timeZone: shop.timeZone,
  })
  const now = context.clock.now()
  for (const agent of agents) {
    const id: MemberId = await context.accounts.create({ ...agent, password, locale: 'vi' })
    await inWorkspace(context.db, workspace.id, async (tx) => {
      await putMember(tx, workspace.id, { id, ...agent, role: 'agent' }, now)
      await setPresence(tx, workspace.id, id, 'ready', now)
    })
  }
  return account
}

/** The same at every start of one installation, and another in each, so that no published password opens any. */
function demoPassword({ config }: Context): string {
  const bytes = Buffer.from(hkdfSync('sha256', config.secretKey, '', 'demonstration password', 5))
  return `moc-store-${bytes.toString('hex')}`
}
