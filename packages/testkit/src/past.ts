import type { Desk, SeenMessage } from './desk.ts'
import type { FacebookPage } from './facebook-page.ts'
import type { World } from './world.ts'

const day = 24 * 60 * 60_000
/** Calls of the desk at once. */
const together = 16

export interface Past {
  conversations: number
  /** How far back the oldest of them lies; 40 when unset. */
  days?: number
  /** Messages of each; by default few of most, and of every fortieth more than the platform hands over at once. */
  messagesOf?: (place: number) => number
}

export interface PastCustomer {
  psid: string
  name: string
}

/**
 * A Page's life before it was connected: customers and staff in Meta's inbox in turn, the last of the list today. Several
 * messages share each second, as the platform's records cannot tell apart.
 */
export async function writePast(page: FacebookPage, past: Past): Promise<PastCustomer[]> {
  const { desk } = page
  const { conversations, days = 40, messagesOf = usualLength } = past
  const { now } = await desk.call<{ now: number }>('GET', '/clock')
  const switches = await desk.call<{ highVolumePerSecond: number }>('GET', '/switches')
  await desk.call('PUT', '/switches', { highVolumePerSecond: 1_000_000_000 })
  const written: PastCustomer[] = []
  const groups = Math.ceil(conversations / together)
  for (let first = 0; first < conversations; first += together) {
    const age = days * day * (1 - (first / together + 1) / groups)
    await desk.call('POST', '/clock', { setMs: Math.round(now - age - 60 * 60_000) })
    const places = Array.from({ length: Math.min(together, conversations - first) }, (_, i) => first + i)
    written.push(
      ...(await Promise.all(places.map((place) => writeOne(desk, page, place, messagesOf(place))))),
    )
  }
  await desk.call('POST', '/clock', { setMs: Math.max(now, Date.now()) })
  await desk.call('PUT', '/switches', { highVolumePerSecond: switches.highVolumePerSecond })
  return written
}

const usualLength = (place: number) => (place % 40 === 39 ? 65 : 1 + (place % 5))

async function writeOne(
  desk: Desk,
  page: FacebookPage,
  place: number,
  messages: number,
): Promise<PastCustomer> {
  const name = `Khách cũ ${place + 1}`
  const { psid } = await desk.customer(page.externalId, name)
  for (let no = 0; no < messages; no += 1) {
    if (no % 3 === 2)
      await desk.call('POST', `/pages/${page.externalId}/inbox/${psid}/messages`, { text: `Dạ, lần ${no}` })
    else await desk.says(page.externalId, psid, { text: `Hỏi ${no} của khách ${place + 1}` })
  }
  return { psid, name }
}

export interface HistoryReport {
  conversations: number
  messages: number
  /** Each names a conversation, or a message in it. */
  lost: string[]
  duplicated: string[]
  outOfOrder: string[]
}

/** Holds every conversation of a Page as it stands here against the platform's own. */
export async function compareHistory(world: World, page: FacebookPage): Promise<HistoryReport> {
  const report: HistoryReport = { conversations: 0, messages: 0, lost: [], duplicated: [], outOfOrder: [] }
  const customers = await world.desk.call<{ psid: string; thread: object | null }[]>(
    'GET',
    `/pages/${page.externalId}/customers`,
  )
  const { rows } = await world.context.db.owner.query({
    text: `select contacts.external_id as psid, array_agg(messages.mid order by messages.at, messages.id) as mids
      from messages
      join conversations on conversations.workspace_id = messages.workspace_id and conversations.id = messages.conversation_id
      join contacts on contacts.workspace_id = conversations.workspace_id and contacts.id = conversations.contact_id
      left join outbox on outbox.workspace_id = messages.workspace_id and outbox.message_id = messages.id
      where messages.channel_id = $1 and coalesce(messages.mid, '') not like 'lm:%'
        and (messages.mid is not null or outbox.state in ('sending', 'uncertain', 'sent'))
      group by 1`,
    values: [page.channelId],
  })
  const ours = new Map(
    (rows as { psid: string; mids: (string | null)[] }[]).map(({ psid, mids }) => [psid, mids]),
  )
  for (let first = 0; first < customers.length; first += together) {
    await Promise.all(
      customers.slice(first, first + together).map(async ({ psid, thread }) => {
        if (thread === null) return
        const theirs = (await world.desk.seenBy(page.externalId, psid)).map(({ mid }: SeenMessage) => mid)
        compareOne(report, psid, theirs, ours.get(psid) ?? [])
      }),
    )
  }
  return report
}

function compareOne(report: HistoryReport, psid: string, theirs: string[], ours: (string | null)[]) {
  report.conversations += 1
  report.messages += theirs.length
  const here = new Set(ours)
  const there = new Set<string | null>(theirs)
  for (const mid of theirs) if (!here.has(mid)) report.lost.push(`${psid}: ${mid}`)
  for (const mid of ours)
    if (!there.has(mid)) report.duplicated.push(`${psid}: ${mid ?? 'a reply without an id'}`)
  if (here.size < ours.length) report.duplicated.push(`${psid}: twice the same`)
  const shared = theirs.filter((mid) => here.has(mid))
  const inOrder = ours.filter((mid) => there.has(mid))
  if (shared.join() !== inOrder.join()) report.outOfOrder.push(psid)
}
