import type { App, Grant, Page, Token, User } from './entities.ts'
import { mint } from './ids.ts'
import { type PageTask, type Permission, permissionNames } from './permissions.ts'
import type { Refusal } from './refusals.ts'
import type { World } from './world.ts'

const grantKey = (userId: string, appId: string) => `${userId}:${appId}`

export function grantOf(world: World, userId: string, appId: string): Grant | null {
  return world.grants.get(grantKey(userId, appId)) ?? null
}

/** Remembers what a person agreed to in the dialog. */
export function saveGrant(
  world: World,
  consent: { user: User; app: App; granted: Permission[]; declined: Permission[]; pageIds: string[] | null },
): Grant {
  const grant: Grant = {
    userId: consent.user.id,
    appId: consent.app.id,
    granted: new Set(consent.granted),
    declined: new Set(consent.declined),
    pageIds: consent.pageIds === null ? null : new Set(consent.pageIds),
    lastLoginAt: world.clock.now(),
  }
  world.grants.set(grantKey(grant.userId, grant.appId), grant)
  world.tell({ type: 'world_changed', what: 'token' })
  return grant
}

/** Grants everything for one Page, as a shortcut past the dialog. */
export function grantPage(world: World, user: User, app: App, page: Page): Grant {
  const grant = grantOf(world, user.id, app.id)
  if (!grant) {
    return saveGrant(world, { user, app, granted: permissionNames, declined: [], pageIds: [page.id] })
  }
  grant.pageIds?.add(page.id)
  return grant
}

function keep(world: World, token: Omit<Token, 'value' | 'issuedAt' | 'killedBy'>): Token {
  const kept: Token = {
    ...token,
    value: mint.token(world.random),
    issuedAt: world.clock.now(),
    killedBy: null,
  }
  world.tokens.set(kept.value, kept)
  return kept
}

export function issueUserToken(world: World, appId: string, userId: string, longLived: boolean): Token {
  const { longTokenLifetimeMs, shortTokenLifetimeMs } = world.switches
  const expiresAt = world.clock.now() + (longLived ? longTokenLifetimeMs : shortTokenLifetimeMs)
  return keep(world, { kind: 'USER', appId, userId, pageId: null, expiresAt, longLived })
}

/** A Page token lives as long as the short-lived user token it came from; from a long-lived one it has no end date. */
export function pageTokenFor(world: World, userToken: Token, pageId: string): Token {
  const expiresAt = userToken.longLived ? null : userToken.expiresAt
  for (const token of world.tokens.values()) {
    const same =
      token.pageId === pageId && token.userId === userToken.userId && token.appId === userToken.appId
    if (same && token.kind === 'PAGE' && token.expiresAt === expiresAt && deathOf(world, token) === null)
      return token
  }
  const { appId, userId, longLived } = userToken
  return keep(world, { kind: 'PAGE', appId, userId, pageId, expiresAt, longLived })
}

/** The token a text stands for; `APP|SECRET` is the app's own. */
export function findToken(world: World, value: string): Token | null {
  const known = world.tokens.get(value)
  if (known) return known
  const bar = value.indexOf('|')
  if (bar < 0) return null
  const app = world.apps.get(value.slice(0, bar))
  if (!app || app.secret !== value.slice(bar + 1)) return null
  const appOwn = {
    kind: 'APP',
    appId: app.id,
    userId: null,
    pageId: null,
    expiresAt: null,
    longLived: true,
  } as const
  return { ...appOwn, value, issuedAt: 0, killedBy: null }
}

/** Why the token no longer works, or null while it does. The order is ours; the platform's is not documented. */
export function deathOf(world: World, token: Token): Refusal | null {
  if (token.kind === 'APP') return null
  const user = token.userId === null ? null : world.users.get(token.userId)
  if (!user) return 'malformed_token'
  if (token.killedBy !== null) return token.killedBy
  const grant = grantOf(world, user.id, token.appId)
  if (!grant) return 'app_removed'
  if (user.checkpointed) return 'checkpointed'
  if (!user.confirmed) return 'unconfirmed_user'
  if (token.expiresAt !== null && token.expiresAt <= world.clock.now()) return 'expired'
  if (token.kind === 'USER') return null
  const page = token.pageId === null ? null : world.pages.get(token.pageId)
  if (!page?.admins.has(user.id)) return 'lost_page_role'
  return grant.pageIds === null || grant.pageIds.has(page.id) ? null : 'page_not_granted'
}

export function permissionsOf(world: World, token: Token): ReadonlySet<Permission> {
  if (token.userId === null) return new Set()
  return grantOf(world, token.userId, token.appId)?.granted ?? new Set()
}

export function tasksOf(page: Page, userId: string | null): ReadonlySet<PageTask> {
  return (userId === null ? undefined : page.admins.get(userId)) ?? new Set()
}

/** The Pages an app sees of a person: those with any task, and ticked in the dialog. */
export function visiblePages(world: World, userId: string, appId: string): Page[] {
  const grant = grantOf(world, userId, appId)
  if (!grant) return []
  return [...world.pages.values()].filter(
    (page) => page.admins.has(userId) && (grant.pageIds === null || grant.pageIds.has(page.id)),
  )
}
