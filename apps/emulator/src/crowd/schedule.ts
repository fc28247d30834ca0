import { createRandom } from '../world/random.ts'
import { type ArrivalOrder, arrivals } from './arrivals.ts'
import { chance, oneOf } from './choose.ts'
import { inventConversation, type Turn } from './conversation.ts'
import type { ShopKind } from './shops.ts'
import { inventVisitor, type Visitor } from './visitor.ts'

/** A crowd as it is ordered. */
export interface CrowdOrder extends ArrivalOrder {
  seed: string
  /** The Pages they come to, and what each sells. */
  pages: { id: string; shop: ShopKind }[]
  /** So many acts in every second of the clock; null lets them come as the day goes. */
  perSecond: number | null
}

export interface ScheduledAct {
  /** Milliseconds since the crowd began. */
  atMs: number
  pageId: string
  visitor: Visitor
  turn: Turn
  /** The first thing this visitor does. */
  arrives: boolean
}

interface Visit {
  atMs: number
  /** Who came first goes first when two are due at once. */
  no: number
  pageId: string
  visitor: Visitor
  turns: Turn[]
  done: number
}

/** Everything a crowd does, in order: the same for the same order and beginning. Nothing of the world goes into it. */
export function* schedule(order: CrowdOrder, startsAt: number): Generator<ScheduledAct> {
  if (order.pages.length === 0) return
  yield* order.perSecond === null ? asTheDayGoes(order, startsAt) : atARate(order, order.perSecond)
}

function begin(order: CrowdOrder, no: number, atMs: number, live: boolean): Visit {
  const page = order.pages[no % order.pages.length] as CrowdOrder['pages'][number]
  const { visitor, random } = inventVisitor(order.seed, no, page.shop)
  return { atMs, no, pageId: page.id, visitor, turns: inventConversation(random, visitor, live), done: 0 }
}

function act(visit: Visit, atMs: number): ScheduledAct {
  const turn = visit.turns[visit.done] as Turn
  return { atMs, pageId: visit.pageId, visitor: visit.visitor, turn, arrives: visit.done++ === 0 }
}

function* asTheDayGoes(order: CrowdOrder, startsAt: number): Generator<ScheduledAct> {
  const coming = arrivals(createRandom(`${order.seed}/arrivals`), startsAt, order)
  /** Visits that go on, the next one due at the end. */
  const present: Visit[] = []
  const before = (limit: number) => (present.at(-1)?.atMs ?? Number.POSITIVE_INFINITY) <= limit

  function* goOn(limit: number) {
    while (before(limit)) {
      const visit = present.pop() as Visit
      yield act(visit, visit.atMs)
      const next = visit.turns[visit.done]
      if (next) insert(present, { ...visit, atMs: visit.atMs + next.afterMs })
    }
  }
  for (const [no, { atMs, live }] of coming.entries()) {
    yield* goOn(atMs)
    insert(present, begin(order, no, atMs, live))
  }
  yield* goOn(Number.MAX_SAFE_INTEGER)
}

function insert(present: Visit[], visit: Visit) {
  let low = 0
  let high = present.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = present[middle] as Visit
    if (other.atMs > visit.atMs || (other.atMs === visit.atMs && other.no > visit.no)) low = middle + 1
    else high = middle
  }
  present.splice(low, 0, visit)
}

/** Conversations a shop has at once for every act of a second. */
const crowding = 20

/** The shop's answers do not count here, so that the rate is kept whatever the shop does. */
function* atARate(order: CrowdOrder, perSecond: number): Generator<ScheduledAct> {
  const random = createRandom(`${order.seed}/rate`)
  const most = Math.max(3, Math.round(perSecond * crowding))
  const present: Visit[] = []
  let begun = 0
  for (let no = 0; ; no++) {
    const atMs = Math.floor(((no + random.next()) * 1000) / perSecond)
    const mayBegin = begun < order.customers && present.length < most
    if (mayBegin && (present.length === 0 || chance(random, 0.4))) {
      const visit = begin(order, begun++, atMs, false)
      present.push({ ...visit, turns: visit.turns.filter((turn) => turn.when !== 'unanswered') })
    }
    if (present.length === 0) return
    const visit = oneOf(random, present)
    const { turn, ...rest } = act(visit, atMs)
    yield { ...rest, turn: { ...turn, when: 'always' } }
    if (visit.done === visit.turns.length) present.splice(present.indexOf(visit), 1)
  }
}
