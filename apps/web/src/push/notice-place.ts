import type { PushNotice } from '@lienmach/contract'
import { placeOf } from '../features/alerts/alert-model.ts'

/**
 * The address that a notification leads to. It names the workspace, since a person may belong to several and the app may
 * show another one.
 */
export function placeOfNotice(notice: PushNotice | null): string {
  if (notice === null) return '/inbox'
  const { path, search } = pathOf(notice)
  return `${path}?${new URLSearchParams({ ...search, workspace: notice.workspaceId })}`
}

interface Place {
  path: string
  search?: Record<string, string>
}

function pathOf(notice: PushNotice): Place {
  switch (notice.kind) {
    case 'given':
      return { path: `/inbox/mine/${encodeURIComponent(notice.conversationId)}` }
    case 'to_claim':
      return { path: '/inbox/unassigned' }
    case 'trial':
      return { path: '/settings/notifications' }
    case 'alert':
      return pathOfAlert(notice.alert)
  }
}

/** Where the button of the same alert leads; to the inbox where it has none. */
function pathOfAlert(alert: Extract<PushNotice, { kind: 'alert' }>['alert']): Place {
  const place = placeOf(alert)
  switch (place?.to) {
    case 'conversation':
      return { path: `/inbox/all/${encodeURIComponent(place.conversationId)}` }
    case 'reconnect':
      return { path: '/channels/connect/facebook', search: { channel: place.channelId } }
    case 'channel':
      return { path: `/channels/${encodeURIComponent(place.channelId)}`, search: { tab: place.side } }
    default:
      return { path: '/inbox' }
  }
}
