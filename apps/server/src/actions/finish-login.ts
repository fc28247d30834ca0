import { AppError } from '@lienmach/contract'
import type { ChannelId, Instant, MediaId, MemberId, SessionId, WorkspaceId } from '@lienmach/domain'
import { missingTasks } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { PlatformSession } from '../ports/channel-connector.ts'
import { appendChanges } from '../store/changes.ts'
import { findTaken } from '../store/channel-ownership.ts'
import { fetchMissingPictures } from '../store/channel-pictures.ts'
import { putFoundPages } from '../store/channels.ts'
import { type AttemptId, keepFetched, markFailed, sessionPlace, useState } from '../store/connect-attempts.ts'
import { inWorkspace } from '../store/db.ts'
import { findStanding } from '../store/standing.ts'
import { resultLifetime, stateHashOf } from './connect-attempt.ts'

export interface FinishLogin {
  person: { userId: MemberId; sessionId: SessionId }
  /** As it came back. */
  state: string
  /** Null when the person said no. */
  code: string | null
}

/**
 * Takes what the platform sent a person back with. The state parameter is spent first, whatever comes of the rest.
 * Throws `connect/expired` when it is unknown, spent, too old, or began in another session.
 */
export async function finishLogin(
  context: Context,
  order: FinishLogin,
): Promise<{ workspaceId: WorkspaceId; attemptId: AttemptId }> {
  const { person, code } = order
  const workspaceId = workspaceOf(order.state)
  const { signedIn, role } = await findStanding(context.db.auth, workspaceId, {
    id: person.sessionId,
    userId: person.userId,
  })
  if (!signedIn || (role !== 'owner' && role !== 'manager')) throw new AppError('connect/expired')
  const stateHash = stateHashOf(order.state, person.sessionId)
  const spent = await inWorkspace(context.db, workspaceId, (tx) =>
    useState(tx, workspaceId, { memberId: person.userId, stateHash }, context.clock.now()),
  )
  if (!spent) throw new AppError('connect/expired')

  const attemptId = spent.id
  const fail = (failure: string) =>
    inWorkspace(context.db, workspaceId, (tx) => markFailed(tx, workspaceId, attemptId, failure))
  if (code === null) {
    await fail('denied')
    return { workspaceId, attemptId }
  }
  const session = await context.connector.signIn(code)
  if (session.answer === 'yes')
    await keepSession(context, workspaceId, person.userId, attemptId, session.value)
  else {
    context.log.warn({ attemptId, answer: session }, 'the platform did not let us in')
    await fail(session.answer === 'no' ? 'platform_refused' : 'platform_unreachable')
  }
  return { workspaceId, attemptId }
}

/** The workspace that a state parameter names. Whether it was ever issued is for the store to say. */
function workspaceOf(state: string): WorkspaceId {
  const [workspaceId] = state.split('.')
  if (!workspaceId || !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(workspaceId))
    throw new AppError('connect/expired')
  return workspaceId as WorkspaceId
}

/** Keeps the session sealed for as long as the run may take, and the Pages as found. */
async function keepSession(
  context: Context,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  id: AttemptId,
  session: PlatformSession,
) {
  const now = context.clock.now()
  const { userToken, personId, granted, declined, pages } = session
  const taken = await findTaken(
    context.db.pipeline,
    { workspaceId, memberId },
    pages.map((page) => page.externalId),
  )
  const takenIds = new Set(taken.map((one) => one.externalId))
  // A Page that cannot be connected would stand in the list of channels for ever.
  const found = pages
    .filter((page) => missingTasks(page.tasks).length === 0 && !takenIds.has(page.externalId))
    .map((page) => ({ ...page, id: context.random.uuid() as ChannelId }))
  await inWorkspace(context.db, workspaceId, async (tx) => {
    await keepFetched(tx, workspaceId, id, {
      userTokenSealed:
        pages.length === 0 ? null : context.secretBox.seal(userToken, sessionPlace(workspaceId, id)),
      personId,
      grantedScopes: granted,
      declinedScopes: declined,
      pages,
      failure: pages.length === 0 ? 'no_pages' : null,
      expiresAt: (now + resultLifetime) as Instant,
    })
    const channels = await putFoundPages(tx, workspaceId, found, now)
    const pictures = channels.map((channel) => ({
      id: channel.id,
      mediaId: context.random.uuid() as MediaId,
    }))
    await fetchMissingPictures(tx, workspaceId, pictures, now)
    await appendChanges(
      tx,
      workspaceId,
      channels.map((channel) => ({ kind: 'channel', entityId: channel.id })),
      now,
    )
  })
  context.wake.hint('jobs:media')
  context.wake.hint('changes', workspaceId)
}
