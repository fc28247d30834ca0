import { createHmac } from 'node:crypto'
import type { Outside } from '../graph/outside.ts'
import type { App, User } from '../world/entities.ts'
import { asidOf } from '../world/people.ts'
import type { World } from '../world/world.ts'

/** `<signature>.<payload>`, both base64url, as Meta signs what it posts to an app's own addresses. */
export function signedRequest(secret: string, payload: object): string {
  const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url')
  return `${createHmac('sha256', secret).update(encoded).digest('base64url')}.${encoded}`
}

/** Calls the app's deauthorize address, if it has one, when a person has removed it. */
export function announceRemoval(world: World, outside: Outside, app: App, user: User) {
  if (app.deauthorizeUrl === null) return
  const issued_at = Math.floor(world.clock.now() / 1000)
  const payload = { user_id: asidOf(world, user, app.id), algorithm: 'HMAC-SHA256', issued_at }
  void outside.postSignedRequest(app.deauthorizeUrl, signedRequest(app.secret, payload))
}

/** Asks the app to delete what it knows of a person; yields the app's answer, null when it gave none. */
export function requestDeletion(world: World, outside: Outside, app: App, user: User) {
  if (app.dataDeletionUrl === null) return null
  const issued_at = Math.floor(world.clock.now() / 1000)
  const payload = {
    user_id: asidOf(world, user, app.id),
    algorithm: 'HMAC-SHA256',
    expires: issued_at + 3600,
    issued_at,
  }
  return outside.postSignedRequest(app.dataDeletionUrl, signedRequest(app.secret, payload))
}
