import { ApiError, mayPass } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import type { Workspace } from '../entities/workspace.ts'
import { Drafts } from './drafts.ts'
import { LocalOutbox } from './local-outbox.ts'
import { Uploads } from './uploads.ts'

/** What lies on a person's desk while they work: drafts, replies on their way, files being added. */
export interface Desk {
  readonly drafts: Drafts
  readonly outbox: LocalOutbox
  uploadsFor(conversationId: string): Uploads
}

const desks = new WeakMap<Workspace['store'], Desk>()

/** The desk of a workspace. One for as long as the page lives, so that nothing on it is lost by walking around. */
export function deskOf({ workspace, store, live }: Workspace): Desk {
  const known = desks.get(store)
  if (known) return known
  const drafts = new Drafts(call, workspace.id)
  const outbox = new LocalOutbox({
    call,
    isUnheard: mayPass,
    codeOf: (error) => (error instanceof ApiError ? error.code : 'server/fault'),
    confirmed: ({ messages, seq }) => store.putMessages(messages, seq),
  })
  const uploads = new Map<string, Uploads>()
  const desk: Desk = {
    drafts,
    outbox,
    uploadsFor(conversationId) {
      const mine = uploads.get(conversationId) ?? new Uploads(workspace.id)
      uploads.set(conversationId, mine)
      return mine
    },
  }
  desks.set(store, desk)
  void drafts.load().catch(() => undefined)
  void outbox.resume(workspace.id)
  live.subscribeStatus(() => live.status() === 'live' && outbox.flush())
  window.addEventListener('online', () => outbox.flush())
  window.addEventListener('pagehide', () => drafts.flush())
  return desk
}
