import type { World } from './world.ts'

/** The moments of the last second's calls, by what is counted. */
export type RateWindows = Map<string, number[]>

export type RateVerdict = { allowed: true; percent: number } | { allowed: false; percent: number }

/** Counts one call into the last second of virtual time; a call above the limit is not counted. */
export function spendOne(world: World, key: string, perSecond: number): RateVerdict {
  const now = world.clock.now()
  let window = world.rates.get(key)
  if (!window) {
    window = []
    world.rates.set(key, window)
  }
  let expired = 0
  while (expired < window.length && (window[expired] as number) <= now - 1000) expired++
  if (expired > 0) window.splice(0, expired)
  const allowed = window.length < perSecond
  if (allowed) window.push(now)
  return { allowed, percent: Math.min(100, Math.round((100 * window.length) / perSecond)) }
}

/** Notes one message in or out, and whether it makes the Page high-volume. */
export function noteVolume(world: World, page: { id: string; highVolumeUntil: number | null }) {
  const { highVolumePerSecond, highVolumeClearsAfterMs } = world.switches
  if (spendOne(world, `volume:${page.id}`, highVolumePerSecond).allowed) return
  page.highVolumeUntil =
    highVolumeClearsAfterMs === 0 ? Number.POSITIVE_INFINITY : world.clock.now() + highVolumeClearsAfterMs
}

export const isHighVolume = (page: { highVolumeUntil: number | null }, now: number) =>
  page.highVolumeUntil !== null && page.highVolumeUntil > now
