import type { Page } from './entities.ts'
import type { PageMode } from './page-mode.ts'
import { firstApp } from './people.ts'
import { pushEvent } from './push-event.ts'
import { folderOf } from './thread-control.ts'
import type { World } from './world.ts'

/** What an admin can set about sharing conversations. An app left out stays, or is the first one registered. */
export interface ModeOrder {
  mode?: PageMode | undefined
  defaultAppId?: string | null | undefined
  primaryAppId?: string | null | undefined
}

/** An admin changes how the Page shares its conversations. With the Handover Protocol apps hear of their roles. */
export function changeMode(world: World, page: Page, order: ModeOrder) {
  const before = rolesOf(page)
  if (order.mode !== undefined) page.mode = order.mode
  if (order.mode === 'routing') page.defaultAppId ??= firstApp(world)
  if (order.mode === 'handover') page.primaryAppId ??= firstApp(world)
  if (order.defaultAppId !== undefined) page.defaultAppId = order.defaultAppId
  if (order.primaryAppId !== undefined) page.primaryAppId = order.primaryAppId
  const after = rolesOf(page)
  for (const [appId, role] of after) if (before.get(appId) !== role) announceRole(world, page, appId, role)
  if (page.mode === 'handover') sortFolders(world, page)
}

type Role = 'primary_receiver' | 'secondary_receiver'

/** The role of each subscribed app; only the Handover Protocol has any. */
function rolesOf(page: Page): Map<string, Role> {
  if (page.mode !== 'handover') return new Map()
  return new Map(
    [...page.subscriptions.keys()].map((id) => [
      id,
      id === page.primaryAppId ? 'primary_receiver' : 'secondary_receiver',
    ]),
  )
}

function announceRole(world: World, page: Page, appId: string, role: Role) {
  const event = { recipient: { id: page.id }, timestamp: world.clock.now(), app_roles: { [appId]: [role] } }
  pushEvent(world, page, { kind: 'app_roles', thread: null, event, onlyTo: appId })
}

/** Threads of an app move to Done, as sellers report when they switch the protocol on. (12.3) */
function sortFolders(world: World, page: Page) {
  for (const thread of page.threads.values()) {
    const folder = folderOf(page, thread, world.clock.now())
    if (thread.folder === 'spam' || thread.folder === folder) continue
    thread.folder = folder
    world.tell({ type: 'folder_changed', pageId: page.id, psid: thread.psid, folder })
  }
}
