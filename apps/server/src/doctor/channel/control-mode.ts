import type { Instant } from '@lienmach/domain'
import type { ChannelFacts, KnownChannel } from './facts.ts'

type Control = Pick<KnownChannel['control'], 'mode' | 'defaultApp'>

/** How the platform shares conversations out there, and from when on a message can tell who the default app is. */
export interface LearntControl extends Control {
  /** Since when its mode is known to be this one. */
  modeSince: Instant
  /** The newest message that told. */
  toldBy: Instant | null
}

/**
 * The platform says whether conversations are routed, and never to whom. Who the default app is shows in the first
 * message after a day of silence: only the default app hears that one directly. (4.3) Of the older protocol it tells
 * only that another app is the primary receiver; that we are is heard from an event. (4.9)
 */
export function learnControl(facts: ChannelFacts): LearntControl {
  const { channel, platform, stored, now } = facts
  const known = channel.control
  const { modeSince, toldBy } = rememberedOf(facts)
  const unchanged = { mode: known.mode, defaultApp: known.defaultApp, modeSince, toldBy }
  if (platform?.routing.answer !== 'yes') return unchanged

  if (platform.routing.value.on) {
    // A Page that was never looked at before has been like this since it was connected, as far as we are concerned.
    const since =
      known.mode === 'routing' ? modeSince : known.mode === 'unknown' ? (channel.subscribedAt ?? now) : now
    const told = known.mode === 'routing' ? toldBy : null
    const { opening } = stored
    if (opening && opening.at > since && opening.at > (told ?? 0)) {
      const defaultApp = opening.standby ? 'other' : 'us'
      return { mode: 'routing', defaultApp, modeSince: since, toldBy: opening.at }
    }
    const defaultApp = known.mode === 'routing' ? known.defaultApp : 'unknown'
    return { mode: 'routing', defaultApp, modeSince: since, toldBy: told }
  }

  const { receivers } = platform
  if (receivers?.answer !== 'yes')
    return known.mode === 'routing'
      ? { mode: 'unknown', defaultApp: 'unknown', modeSince: now, toldBy: null }
      : unchanged
  if (receivers.value.primaryElsewhere)
    return {
      mode: 'handover',
      defaultApp: 'other',
      modeSince: known.mode === 'handover' ? modeSince : now,
      toldBy: null,
    }
  if (known.mode === 'handover' && known.defaultApp === 'us') return unchanged
  return {
    mode: 'open',
    defaultApp: 'unknown',
    modeSince: known.mode === 'open' ? modeSince : now,
    toldBy: null,
  }
}

/** What the last check remembered, as long as it was about the same mode. */
function rememberedOf({ before, channel, now }: ChannelFacts): Pick<LearntControl, 'modeSince' | 'toldBy'> {
  const data = before.routing?.data
  if (data?.mode !== channel.control.mode) return { modeSince: now, toldBy: null }
  return {
    modeSince: typeof data.modeSince === 'number' ? (data.modeSince as Instant) : now,
    toldBy: typeof data.toldBy === 'number' ? (data.toldBy as Instant) : null,
  }
}
