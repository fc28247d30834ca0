import type { Static } from 'typebox'
import type { Crowd } from '../crowd/run-crowd.ts'
import type { CrowdOrder } from '../crowd/schedule.ts'
import { contentWith, type FileBytes } from '../desk/content.ts'
import { performEvent } from '../desk/events.ts'
import { findIn } from '../desk/find.ts'
import type { Words } from '../desk/schemas.ts'
import { moveToDone } from '../world/control-thread.ts'
import { say } from '../world/customer-acts.ts'
import type { Page, Thread } from '../world/entities.ts'
import { lookInInbox, moveToMain, moveToSpam, replyInInbox } from '../world/inbox-acts.ts'
import type { NewCustomer, NewPage } from '../world/people.ts'
import { comeOnline, readThread } from '../world/receipts.ts'
import type { World } from '../world/world.ts'
import { enter } from './cast.ts'
import type { RecordedCall } from './recording.ts'

/** One recorded act of a customer or of staff, ready to be done again. */
export interface Playing {
  world: World
  crowd: Crowd
  page: string
  psid: string
  body: Record<string, unknown>
  answer: Record<string, unknown>
  files: readonly FileBytes[]
}

/** Yields what the act made, so that later acts can refer to it. Throws where the world does not allow it. */
type Play = (playing: Playing) => object | undefined

const inThread =
  (act: (playing: Playing, found: { page: Page; thread: Thread }) => object | undefined): Play =>
  (playing) =>
    act(playing, findIn(playing.world).thread(playing.page, playing.psid))

const said = ({ world, body, files }: Playing) => contentWith(world, body as Static<typeof Words>, files)

type Row = readonly [method: string, path: RegExp, Play]

/** Calls that bring in somebody whom an app has to find before anything can be played. */
const entrances: readonly Row[] = [
  [
    'POST',
    /^\/users$/,
    ({ world, body, answer }) => {
      const locale = (body.locale as string | undefined) ?? 'vi_VN'
      enter(world, { users: [{ id: String(answer.id), name: String(body.name), locale }], pages: [] })
      return undefined
    },
  ],
  [
    'POST',
    /^\/pages$/,
    ({ world, body, answer }) => {
      const { name, category = 'Shopping & retail', admins } = body as unknown as NewPage
      const ids = admins.map((admin) => (typeof admin === 'string' ? admin : admin.id))
      enter(world, {
        users: [],
        pages: [{ id: String(answer.id), name, category, admins: ids, customers: [] }],
      })
      return undefined
    },
  ],
]

/** The desk's calls that are acts of people, and what each does. The rest stages the scene and is not repeated. */
const acts: readonly Row[] = [
  [
    'POST',
    /^\/pages\/(?<page>\d+)\/customers$/,
    ({ world, page, body, answer }) => {
      const { name, locale = 'vi_VN', timezone = 7, gender = null } = body as unknown as NewCustomer
      const customer = { psid: String(answer.psid), name, locale, timezone, gender }
      const { name: pageName, category } = findIn(world).page(page)
      enter(world, {
        users: [],
        pages: [{ id: page, name: pageName, category, admins: [], customers: [customer] }],
      })
      return undefined
    },
  ],
  [
    'PATCH',
    /^\/pages\/(?<page>\d+)\/customers\/(?<psid>\d+)$/,
    ({ world, page: pageId, psid, body }) => {
      const { page, customer } = findIn(world).customer(pageId, psid)
      const wasOnline = customer.online
      Object.assign(customer, body)
      if (customer.online && !wasOnline) comeOnline(world, page, customer)
      return undefined
    },
  ],
  [
    'POST',
    /^\/pages\/(?<page>\d+)\/customers\/(?<psid>\d+)\/messages$/,
    (playing) => {
      const { page, customer } = findIn(playing.world).customer(playing.page, playing.psid)
      return say(playing.world, page, customer, said(playing))
    },
  ],
  [
    'POST',
    /^\/pages\/(?<page>\d+)\/customers\/(?<psid>\d+)\/events$/,
    ({ world, page: pageId, psid, body }) => {
      const { page, customer } = findIn(world).customer(pageId, psid)
      return performEvent(world, page, customer, { ...body, kind: String(body.kind) })
    },
  ],
  [
    'POST',
    /^\/pages\/(?<page>\d+)\/customers\/(?<psid>\d+)\/open$/,
    inThread(({ world }, { page, thread }) => void readThread(world, page, thread)),
  ],
  [
    'POST',
    /^\/pages\/(?<page>\d+)\/inbox\/(?<psid>\d+)\/messages$/,
    inThread((playing, { page, thread }) => replyInInbox(playing.world, page, thread, said(playing))),
  ],
  [
    'POST',
    /^\/pages\/(?<page>\d+)\/inbox\/(?<psid>\d+)\/done$/,
    inThread(({ world }, { page, thread }) => void moveToDone(world, page, thread)),
  ],
  [
    'POST',
    /^\/pages\/(?<page>\d+)\/inbox\/(?<psid>\d+)\/main$/,
    inThread(({ world }, { page, thread }) => void moveToMain(world, page, thread)),
  ],
  [
    'POST',
    /^\/pages\/(?<page>\d+)\/inbox\/(?<psid>\d+)\/spam$/,
    inThread(({ world }, { page, thread }) => void moveToSpam(world, page, thread)),
  ],
  [
    'POST',
    /^\/pages\/(?<page>\d+)\/inbox\/(?<psid>\d+)\/seen$/,
    inThread(({ world }, { page, thread }) => void lookInInbox(world, page, thread)),
  ],
  ['POST', /^\/crowd$/, ({ crowd, answer }) => void crowd.start(answer.order as CrowdOrder)],
  ['DELETE', /^\/crowd$/, ({ crowd }) => void crowd.stop()],
]

export interface RecordedAct {
  play: Play
  page: string
  psid: string
  /** It brings in somebody, and is done before the play begins. */
  isEntrance: boolean
}

/** What a recorded call did for a customer or for staff, and where; null when it was no such act or was refused. */
export function actOf({ method, path, status }: RecordedCall): RecordedAct | null {
  if (status !== 200 || !path.startsWith('/_desk/')) return null
  const place = path.slice('/_desk'.length)
  for (const row of [...entrances, ...acts]) {
    const [wanted, pattern, play] = row
    const found = method === wanted ? pattern.exec(place) : null
    if (!found) continue
    const { page = '', psid = '' } = found.groups ?? {}
    return { play, page, psid, isEntrance: entrances.includes(row) }
  }
  return null
}
