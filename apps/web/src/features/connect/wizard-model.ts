import {
  type ChannelView,
  type ConnectScope,
  type channelRoutes,
  connectScopeNames,
  connectScopes,
  type ResponseOf,
} from '@lienmach/contract'

export type Attempt = ResponseOf<typeof channelRoutes.connectAttempt>
export type PageOfAttempt = Attempt['pages'][number]

/** The four steps of the wizard, in their order. */
export const wizardSteps = ['start', 'pages', 'permissions', 'activate'] as const
export type WizardStep = (typeof wizardSteps)[number]

/** What the person chose to look at, where the attempt alone leaves it open. */
export interface WizardChoice {
  /** While Facebook's window is open: the guide's second page. */
  readonly readPermissions: boolean
  /** Go on although something was declined. */
  readonly acceptMissing: boolean
}

/** Where the wizard stands. It follows from what the server knows, so that a closed tab can be taken up again. */
export function stepOf(attempt: Attempt | null, choice: WizardChoice): WizardStep {
  if (attempt === null || attempt.status === 'failed') return 'start'
  if (attempt.status === 'waiting') return choice.readPermissions ? 'permissions' : 'pages'
  const missing = missingScopes(attempt)
  if (missing.length > 0 && !(choice.acceptMissing && mayGoOn(attempt)) && !anyActive(attempt))
    return 'permissions'
  return 'activate'
}

/** What Facebook did not grant, in the order in which we ask. */
export function missingScopes(attempt: Attempt): ConnectScope[] {
  return connectScopeNames.filter((scope) => !attempt.grantedScopes.includes(scope))
}

/** Whether a Page can be connected with what was granted. */
export function mayGoOn(attempt: Attempt): boolean {
  return missingScopes(attempt).every((scope) => connectScopes[scope] !== 'essential')
}

const anyActive = (attempt: Attempt) => attempt.pages.some((page) => isActive(page.channel))

/** Whether a channel receives: connected, or waiting for its first message. */
export const isActive = (channel: ChannelView | null): boolean =>
  channel !== null && (channel.state === 'connecting' || channel.state === 'connected')

/** Why a Page cannot be ticked; null when it can. */
export function obstacleOf(page: PageOfAttempt): 'tasks' | 'taken' | null {
  if (page.takenBy !== null) return 'taken'
  return page.missingTasks.length > 0 ? 'tasks' : null
}

/** The same Pages with their channels as the live feed last told. */
export function withLiveChannels(
  pages: readonly PageOfAttempt[],
  channels: readonly ChannelView[],
): PageOfAttempt[] {
  const byExternalId = new Map(channels.map((channel) => [channel.externalId, channel]))
  return pages.map((page) => ({ ...page, channel: byExternalId.get(page.externalId) ?? page.channel }))
}

/** Pages that can be connected first, those that cannot last; each part as Facebook ordered it. */
export function inOrder(pages: readonly PageOfAttempt[]): PageOfAttempt[] {
  return [
    ...pages.filter((page) => obstacleOf(page) === null),
    ...pages.filter((page) => obstacleOf(page) !== null),
  ]
}

/**
 * Whether it has to be asked who may chat. Reconnecting a Page keeps what was chosen, unless its conversations would
 * change hands without anybody having said so.
 */
export function mustAskChatRight(page: PageOfAttempt, myId: string): boolean {
  const { channel } = page
  if (channel === null || channel.state === 'found' || channel.state === 'disconnected') return true
  return channel.chatRight === 'only_me' && channel.chatOwnerId !== myId
}
