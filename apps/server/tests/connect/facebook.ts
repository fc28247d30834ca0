import { accountRoutes, channelRoutes, type ResponseOf } from '@lienmach/contract'
import { type Consent, consents, type Member, type World } from '@lienmach/testkit'

export type Attempt = ResponseOf<typeof channelRoutes.connectAttempt>

/** A person of the emulated Facebook with Pages of their own. */
export async function adminOf(world: World, ...names: string[]) {
  const { id: userId } = await world.desk.user('Nguyễn Minh Anh')
  const pageIds = []
  for (const name of names) pageIds.push((await world.desk.page({ name, admins: [userId] })).id)
  return { userId, pageIds }
}

/** Starts a run of the wizard. */
export function begins(
  member: Member,
  body: { rerequest?: boolean; channelId?: string } = {},
): Promise<Attempt> {
  return member.call(channelRoutes.connectFacebook, { params: {}, body })
}

/** Comes back from Facebook to an address that it gave. */
export async function returns(member: Member, back: string) {
  const { pathname, search } = new URL(back)
  return member.send('GET', `${pathname}${search}`)
}

/** Goes through the dialog and comes back; answers what the wizard then shows. */
export async function logsIn(member: Member, attempt: Attempt, consent: Consent): Promise<Attempt> {
  await returns(member, await consents(attempt.dialogUrl ?? '', consent))
  return attemptOf(member, attempt.id)
}

export function attemptOf(member: Member, attemptId: string): Promise<Attempt> {
  return member.call(channelRoutes.connectAttempt, { params: { attemptId } })
}

/** Tries to connect one Page of a run. */
export function connects(
  member: Member,
  attempt: Attempt,
  externalId: string,
  chatRight: 'only_me' | 'share' = 'share',
) {
  return member.try(channelRoutes.connectPage, {
    params: { attemptId: attempt.id, externalId },
    body: { chatRight },
  })
}

/** The channel of a Page, as a member sees it. */
export async function channelOf(member: Member, externalId: string) {
  const { channels } = await member.call(channelRoutes.channels, { params: {} })
  const found = channels.find((channel) => channel.externalId === externalId)
  if (!found) throw new Error(`${member.name} sees no channel of the Page ${externalId}.`)
  return found
}

/** A second workspace with an owner who belongs to the first one too, as an agent. */
export async function otherShop(world: World): Promise<Member> {
  const owner = await world.signIn('Trần Văn Hùng')
  const { id } = await owner.call(accountRoutes.createWorkspace, {
    body: { name: 'Tiệm Hoa Nắng', timeZone: 'Asia/Ho_Chi_Minh' },
  })
  owner.workspaceId = id
  return owner
}
