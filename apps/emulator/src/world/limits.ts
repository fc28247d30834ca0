import type { Page } from './entities.ts'
import type { Switches } from './switches.ts'
import type { World } from './world.ts'

/** The moments of the calls still counted, by what is counted. */
export type RateWindows = Map<string, number[]>

/** How much of a limit is spent, and how long until one more is allowed. */
export interface RateVerdict {
  allowed: boolean
  percent: number
  regainMs: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

type Countable = { [Name in keyof Switches]: Switches[Name] extends number ? Name : never }[keyof Switches]

/** What is counted for each Page, or thread, and in how long a window; compare with 6.1. The numbers are switches. */
const limits = {
  sends: { most: 'sendsPerSecond', windowMs: second },
  thread: { most: 'sendsPerThreadPerSecond', windowMs: second },
  media: { most: 'mediaPerSecond', windowMs: second },
  conversations: { most: 'conversationCallsPerSecond', windowMs: second },
  private_replies: { most: 'privateRepliesPerHour', windowMs: hour },
  messenger_profile: { most: 'profileCallsPerTenMinutes', windowMs: 10 * minute },
} as const satisfies Record<string, { most: Countable; windowMs: number }>

export type LimitName = keyof typeof limits

const unlimited: RateVerdict = { allowed: true, percent: 0, regainMs: 0 }

/** Counts one call for a Page, or a thread; one above the limit is not counted. A limit of 0 is none. */
export function spend(world: World, name: LimitName, id: string): RateVerdict {
  const { most, windowMs } = limits[name]
  const number = world.switches[most]
  return number === 0 ? unlimited : spendOne(world, `${name}:${id}`, number, windowMs)
}

/** Counts one call of a Page into its day: so many for each person it can message. */
export function spendOfDay(world: World, page: Page): RateVerdict {
  const each = world.switches.callsPerEngagedPerson
  if (each === 0) return unlimited
  const people = [...page.customers.values()].filter(
    ({ psid, unreachable }) => !unreachable && (page.threads.get(psid)?.lastUserAt ?? null) !== null,
  )
  return spendOne(world, `day:${page.id}`, each * Math.max(1, people.length), day)
}

function spendOne(world: World, key: string, most: number, windowMs: number): RateVerdict {
  const now = world.clock.now()
  let window = world.rates.get(key)
  if (!window) {
    window = []
    world.rates.set(key, window)
  }
  let expired = 0
  while (expired < window.length && (window[expired] as number) <= now - windowMs) expired++
  if (expired > 0) window.splice(0, expired)
  const allowed = window.length < most
  if (allowed) window.push(now)
  const percent = Math.min(100, Math.round((100 * window.length) / most))
  return { allowed, percent, regainMs: allowed ? 0 : (window[0] as number) + windowMs - now }
}

/** Notes one message in or out, and whether it makes the Page high-volume. */
export function noteVolume(world: World, page: { id: string; highVolumeUntil: number | null }) {
  const { highVolumePerSecond, highVolumeClearsAfterMs } = world.switches
  if (spendOne(world, `volume:${page.id}`, highVolumePerSecond, second).allowed) return
  page.highVolumeUntil =
    highVolumeClearsAfterMs === 0 ? Number.POSITIVE_INFINITY : world.clock.now() + highVolumeClearsAfterMs
}

export const isHighVolume = (page: { highVolumeUntil: number | null }, now: number) =>
  page.highVolumeUntil !== null && page.highVolumeUntil > now
