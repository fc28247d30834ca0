import { react, say } from '../world/customer-acts.ts'
import type { Page } from '../world/entities.ts'
import { stickerFile, thumbsUp } from '../world/files.ts'
import { createCustomer } from '../world/people.ts'
import { readThread } from '../world/receipts.ts'
import { later } from '../world/task.ts'
import type { World } from '../world/world.ts'
import type { Act } from './conversation.ts'
import { photoFile } from './photo.ts'
import { type CrowdOrder, type ScheduledAct, schedule } from './schedule.ts'

/** How far a crowd has come. With its order this says all that is still to happen, so that a snapshot can hold it. */
export interface CrowdState {
  /** The first crowd of a world is 1; what a former one left on the clock is not for this one. */
  run: number
  order: CrowdOrder
  startsAt: number
  running: boolean
  /** Acts whose time has come, done or left out. */
  past: number
  arrived: number
  done: Record<Act['kind'], number>
  /** Acts that did not fit what the shop had done by then, such as asking again after an answer. */
  leftOut: number
}

/** Plays a crowd's acts on the world's clock. */
export interface Crowd {
  start(order: CrowdOrder): CrowdState
  /** Sends everybody home; what they said stays. */
  stop(): void
  /** Does what is due now. */
  step(run: number): void
}

interface Ahead {
  state: CrowdState
  acts: Generator<ScheduledAct>
  next: ScheduledAct | null
}

export function createCrowd(world: World): Crowd {
  let ahead: Ahead | null = null

  function take(acts: Generator<ScheduledAct>): ScheduledAct | null {
    const { done, value } = acts.next()
    return done ? null : value
  }

  /** What comes next. In a world that was restored the crowd is invented again, up to where it was. */
  function aheadOf(state: CrowdState): Ahead {
    if (ahead?.state === state) return ahead
    const acts = schedule(state.order, state.startsAt)
    for (let skipped = 0; skipped < state.past; skipped++) acts.next()
    ahead = { state, acts, next: take(acts) }
    return ahead
  }

  function waitForNext(state: CrowdState) {
    const { next } = aheadOf(state)
    if (next === null) state.running = false
    else later(world, state.startsAt + next.atMs - world.clock.now(), { do: 'crowd', run: state.run })
  }

  return {
    start(order) {
      const state: CrowdState = {
        run: (world.crowd?.run ?? 0) + 1,
        order,
        startsAt: world.clock.now(),
        running: true,
        past: 0,
        arrived: 0,
        done: { text: 0, image: 0, sticker: 0, reaction: 0 },
        leftOut: 0,
      }
      world.crowd = state
      waitForNext(state)
      return state
    },
    stop() {
      if (world.crowd) world.crowd.running = false
    },
    step(run) {
      const state = world.crowd
      if (!state?.running || state.run !== run) return
      const present = aheadOf(state)
      if (present.next) play(world, state, present.next)
      state.past++
      present.next = take(present.acts)
      waitForNext(state)
    },
  }
}

function play(world: World, state: CrowdState, { pageId, visitor, turn, arrives }: ScheduledAct) {
  const page = world.pages.get(pageId)
  if (arrives) state.arrived++
  if (!page || !fits(page, visitor.psid, turn.when) || !perform(world, page, visitor, turn.act)) {
    state.leftOut++
    return
  }
  state.done[turn.act.kind]++
}

/** Whether the shop had the last word, where it matters. */
function fits(page: Page, psid: string, when: ScheduledAct['turn']['when']): boolean {
  if (when === 'always') return true
  const answered = page.threads.get(psid)?.messages.at(-1)?.from === 'page'
  return answered === (when === 'answered')
}

/** False when there is nothing to do it to. */
function perform(world: World, page: Page, visitor: ScheduledAct['visitor'], act: Act): boolean {
  const { psid, name, gender } = visitor
  const customer = page.customers.get(psid) ?? createCustomer(world, page, { psid, name, gender })
  const thread = page.threads.get(psid)
  if (thread) readThread(world, page, thread)
  switch (act.kind) {
    case 'text':
      say(world, page, customer, { text: act.text })
      return true
    case 'image': {
      const fileId = photoFile(world, act.photo)
      say(world, page, customer, { attachments: [{ type: 'image', fileId, attachmentId: fileId }] })
      return true
    }
    case 'sticker': {
      const fileId = stickerFile(world, thumbsUp)
      say(world, page, customer, { attachments: [{ type: 'sticker', fileId, stickerId: thumbsUp }] })
      return true
    }
    case 'reaction': {
      const answer = thread?.messages.findLast((message) => message.from === 'page')
      if (thread && answer) react(world, page, thread, answer, act.emoji)
      return answer !== undefined
    }
  }
}
