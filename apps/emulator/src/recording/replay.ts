import type { Static } from 'typebox'
import type { Crowd } from '../crowd/run-crowd.ts'
import { type FileBytes, filesOf } from '../desk/content.ts'
import type { Words } from '../desk/schemas.ts'
import type { Outside } from '../graph/outside.ts'
import { isObject } from '../graph/params.ts'
import { systemApps } from '../world/system-apps.ts'
import type { World } from '../world/world.ts'
import { actOf } from './acts.ts'
import { enter } from './cast.ts'
import type { RecordedCall, Recording } from './recording.ts'

export interface Stage {
  world: World
  outside: Outside
  crowd: Crowd
}

export interface Replayed {
  done: number
  /** Acts that did not fit any more, such as a reaction to an answer that was not given this time. */
  leftOut: number
}

interface Cue {
  /** Virtual milliseconds since the recording began. */
  afterMs: number
  play: () => void
}

/**
 * Plays what customers and staff did once more, at the same distances on the virtual clock, to whatever apps are
 * connected now. Begins as soon as an app hears one of the recording's Pages.
 */
export async function replay(stage: Stage, recording: Recording): Promise<{ finished: Promise<Replayed> }> {
  const { world } = stage
  enter(world, recording.cast)
  const score = await readScore(stage, recording)
  const count: Replayed = { done: 0, leftOut: 0 }

  const finished = new Promise<Replayed>((resolve) => {
    const playFrom = (index: number, startedAt: number) => {
      const cue = score[index]
      if (!cue) return resolve(count)
      const wait = startedAt + cue.afterMs - world.clock.now()
      world.clock.after(wait, () => {
        try {
          cue.play()
          count.done++
        } catch {
          count.leftOut++
        }
        playFrom(index + 1, startedAt)
      })
    }
    whenHeard(world, () => playFrom(0, world.clock.now()))
  })
  return { finished }
}

/** Waits for the first app that subscribes to a Page. */
function whenHeard(world: World, begin: () => void) {
  const isHeard = () => [...world.pages.values()].some((page) => page.subscriptions.size > 0)
  if (isHeard()) return begin()
  const listener = () => {
    if (!isHeard()) return
    world.listeners.delete(listener)
    begin()
  }
  world.listeners.add(listener)
}

async function readScore({ world, outside, crowd }: Stage, recording: Recording): Promise<Cue[]> {
  const score: Cue[] = []
  const mids = createMids(world)
  for (const line of recording.lines) {
    if (line.kind !== 'call') continue
    mids.note(line)
    const act = actOf(line)
    if (!act) continue
    const body = isObject(line.body) ? line.body : {}
    const answer = isObject(line.answer) ? line.answer : {}
    const files = await bytesOf(outside, body)
    const play = () => {
      if (files === null) throw new Error('an attachment is gone')
      const translated = mids.translate(body, act.psid)
      const made = act.play({ world, crowd, page: act.page, psid: act.psid, body: translated, answer, files })
      if (typeof answer.mid === 'string' && made && 'mid' in made) mids.learn(answer.mid, String(made.mid))
    }
    if (act.isEntrance) play()
    else score.push({ afterMs: Math.max(0, line.at - recording.at), play })
  }
  return score.sort((a, b) => a.afterMs - b.afterMs)
}

const bytesOf = (outside: Outside, body: Record<string, unknown>): Promise<FileBytes[] | null> =>
  filesOf(outside, body as Static<typeof Words>).catch(() => null)

/**
 * Ids of messages as they were and as they are. A customer's and the inbox's are known by their acts; an app's by
 * their place among the app's messages in the thread, since this time another program may be answering.
 */
function createMids(world: World) {
  const known = new Map<string, string>()
  const sentTo = new Map<string, string[]>()

  function now(mid: string, psid: string): string {
    const place = sentTo.get(psid)?.indexOf(mid) ?? -1
    const found = known.get(mid) ?? sentByApps(world, psid)[place]
    if (found === undefined) throw new Error('the message it refers to is not there')
    return found
  }

  return {
    /** An app's send that was accepted. */
    note({ answer }: RecordedCall) {
      if (!isObject(answer) || typeof answer.message_id !== 'string') return
      const psid = String(answer.recipient_id)
      sentTo.set(psid, [...(sentTo.get(psid) ?? []), answer.message_id])
    },
    learn: (before: string, mid: string) => void known.set(before, mid),
    translate(body: Record<string, unknown>, psid: string): Record<string, unknown> {
      const translated = { ...body }
      for (const name of ['mid', 'replyTo'])
        if (typeof body[name] === 'string') translated[name] = now(body[name], psid)
      return translated
    },
  }
}

function sentByApps(world: World, psid: string): string[] {
  const threads = [...world.pages.values()].flatMap((page) => page.threads.get(psid) ?? [])
  return threads.flatMap((thread) =>
    thread.messages
      .filter(({ from, appId }) => from === 'page' && appId !== systemApps.inbox)
      .map((message) => message.mid),
  )
}
