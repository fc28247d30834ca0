import { AppError, accountRoutes, type MeView } from '@lienmach/contract'
import type { MemberId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import type { Account } from '../../accounts/accounts.ts'
import { foundWorkspace } from '../../actions/found-workspace.ts'
import { updateMe } from '../../actions/update-me.ts'
import type { Context } from '../../context.ts'
import { asPerson, listWorkspacesOf } from '../../store/workspaces.ts'
import { register } from '../register-route.ts'
import { refuseUnknownTimeZone } from './session-cookies.ts'

/** What a person may ask and change about themselves. */
export function meRoutes(app: FastifyInstance): void {
  register(app, accountRoutes.me, ({ context, actor }) => presentMe(context, actor.userId))

  register(app, accountRoutes.updateMe, async ({ context, actor, body }) => {
    await updateMe(context, actor.userId, body)
    return presentMe(context, actor.userId)
  })

  register(app, accountRoutes.createWorkspace, async ({ context, actor, body }) => {
    refuseUnknownTimeZone(body.timeZone)
    const founder = await accountOf(context, actor.userId)
    const workspace = await foundWorkspace(context, founder, { name: body.name, timeZone: body.timeZone })
    return { ...workspace, role: 'owner' as const }
  })
}

async function presentMe(context: Context, userId: MemberId): Promise<MeView> {
  const { name, email, locale } = await accountOf(context, userId)
  return {
    id: userId,
    name,
    email,
    locale: locale === 'en' ? 'en' : 'vi',
    workspaces: await asPerson(context.db, userId, (tx) => listWorkspacesOf(tx, userId)),
    emulatorUrl: context.config.emulatorUrl,
    now: context.clock.now(),
  }
}

async function accountOf(context: Context, userId: MemberId): Promise<Account> {
  const account = await context.accounts.findById(userId)
  if (!account) throw new AppError('session/required')
  return account
}
