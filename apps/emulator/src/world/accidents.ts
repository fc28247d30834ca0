import type { App, User } from './entities.ts'
import { grantOf } from './tokens.ts'
import type { World } from './world.ts'

/** What can happen to a person that ends their tokens. */
export const accidents = [
  'change_password',
  'log_out',
  'checkpoint',
  'lift_checkpoint',
  'unconfirm',
  'confirm',
  'expire',
  'remove_app',
  'lose_role',
  'untick_page',
] as const
export type Accident = (typeof accidents)[number]

function eachToken(
  world: World,
  user: User,
  appId: string | null,
  change: (token: { killedBy: unknown; expiresAt: unknown }) => void,
) {
  for (const token of world.tokens.values()) {
    if (token.userId === user.id && (appId === null || token.appId === appId)) change(token)
  }
}

export function changePassword(world: World, user: User) {
  eachToken(world, user, null, (token) => {
    token.killedBy = 'password_changed'
  })
}

export function logOut(world: World, user: User) {
  eachToken(world, user, null, (token) => {
    token.killedBy = 'logged_out'
  })
}

export function expireTokens(world: World, user: User) {
  eachToken(world, user, null, (token) => {
    token.expiresAt = world.clock.now()
  })
}

/** The person takes the app off their account: its tokens die and its Pages stop sending it events. */
export function removeApp(world: World, user: User, app: App) {
  const grant = grantOf(world, user.id, app.id)
  if (!grant) return
  world.grants.delete(`${user.id}:${app.id}`)
  eachToken(world, user, app.id, (token) => {
    token.killedBy = 'app_removed'
  })
  for (const page of world.pages.values()) {
    if (!page.admins.has(user.id) || !page.subscriptions.delete(app.id)) continue
    world.tell({ type: 'subscription_removed', appId: app.id, pageId: page.id, why: 'app_removed' })
  }
}
