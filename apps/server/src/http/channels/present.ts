import type { ChannelView, channelRoutes, ResponseOf } from '@lienmach/contract'
import type { ShownAttempt } from '../../actions/connect-attempt.ts'
import type { ChannelRow } from '../../store/channels.ts'
import { mediaUrl } from '../media/media-url.ts'

type Limits = ChannelView['limits']

/** A channel as screens show it. What a reply may hold comes from its platform's adapter. */
export function presentChannel(row: ChannelRow, limits: Limits): ChannelView {
  const { tokenVersion: _, workspaceId, pictureMediaId, ...shown } = row
  const pictureUrl = pictureMediaId && mediaUrl(workspaceId, pictureMediaId)
  return { ...shown, pictureUrl, import: presentImport(row), limits }
}

/** An import cannot go on while its channel has no connection, and does by itself afterwards. */
function presentImport({ import: shown, state, stateReason }: ChannelRow): ChannelView['import'] {
  if (shown === null || shown.state === 'done' || state === 'connecting' || state === 'connected')
    return shown
  return { ...shown, state: 'stopped', reason: shown.reason ?? stateReason ?? state, estimateMs: null }
}

/** A run of the wizard as its screen shows it. Only whoever starts it is told the dialog's address. */
export function presentAttempt(
  { attempt, pages }: ShownAttempt,
  limits: Limits,
  dialogUrl: string | null = null,
): ResponseOf<typeof channelRoutes.connectAttempt> {
  const { id, status, failure, grantedScopes, declinedScopes, expiresAt } = attempt
  return {
    id,
    status,
    failure,
    grantedScopes,
    declinedScopes,
    dialogUrl,
    expiresAt,
    pages: pages.map(({ takenBy, channel, externalId, name, tasks, missingTasks }) => ({
      externalId,
      name,
      pictureUrl: channel && presentChannel(channel, limits).pictureUrl,
      tasks,
      missingTasks,
      takenBy: takenBy && { workspaceName: takenBy.workspaceName },
      channel: channel && presentChannel(channel, limits),
    })),
  }
}
