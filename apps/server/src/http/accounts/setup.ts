import { accountRoutes } from '@lienmach/contract'
import type { FastifyInstance } from 'fastify'
import { refuseGuessable } from '../../accounts/guessable.ts'
import { setUp } from '../../actions/set-up.ts'
import { anyWorkspaceExists } from '../../store/workspaces.ts'
import { register } from '../register-route.ts'
import { callerOf, refuseUnknownTimeZone, setSession } from './session-cookies.ts'

/** The first run of an installation. */
export function setupRoutes(app: FastifyInstance): void {
  register(app, accountRoutes.setupState, async ({ context }) => ({
    needed: !(await anyWorkspaceExists(context.db.auth)),
    emulatorUrl: context.config.emulatorUrl,
    publicUrl: context.config.publicUrl,
  }))

  register(app, accountRoutes.setUp, async ({ context, body, request, reply }) => {
    refuseUnknownTimeZone(body.timeZone)
    const { name, email, password, locale, workspaceName, timeZone } = body
    refuseGuessable(password, [name, email, workspaceName])
    const workspace = await setUp(context, {
      owner: { name, email, password, locale },
      workspaceName,
      timeZone,
    })
    setSession(reply, await context.accounts.signIn(email, password, callerOf(request)))
    return { ...workspace, role: 'owner' as const }
  })
}
