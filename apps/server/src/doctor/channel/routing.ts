import { type Answer, broken, look, unanswered, unknown, well } from './answer.ts'
import { learnControl } from './control-mode.ts'
import type { ChannelFacts } from './facts.ts'

/** Who hears a customer first: whoever likes, one default app, or one primary receiver? */
export function routing(facts: ChannelFacts): Answer {
  const { platform, stored } = facts
  if (platform === null) return unknown('routing', 'not_connected')
  const { mode, defaultApp, modeSince, toldBy } = learnControl(facts)
  const data = { mode, defaultApp, modeSince, toldBy }
  if (platform.routing.answer !== 'yes') return unanswered('routing', platform.routing, data)
  if (mode === 'unknown') {
    return platform.receivers && platform.receivers.answer !== 'yes'
      ? unanswered('routing', platform.receivers, data)
      : unknown('routing', 'mode_unknown', { data })
  }
  if (mode === 'open') return well('routing', 'routing_off', { data })

  // Meta's inbox answers whoever the default app is; only another app gives itself away.
  const other = stored.elsewhere.find(({ source }) => source === 'other_app')
  const speaker = { ...data, appId: other?.appId ?? null }
  if (mode === 'routing') {
    if (defaultApp === 'us') return well('routing', 'default_app_us', { data })
    return defaultApp === 'other'
      ? broken('routing', 'default_app_other', { data: speaker, guide: 'default_app' })
      : look('routing', 'routing_on', { data, guide: 'default_app' })
  }
  if (defaultApp === 'us') return well('routing', 'primary_us', { data })
  return broken('routing', 'primary_other', { data: speaker, guide: 'primary_receiver' })
}
