import type { RefusalClass } from '@lienmach/domain'
import { type Answer, look, well } from './answer.ts'
import { learnControl } from './control-mode.ts'
import type { ChannelFacts } from './facts.ts'

/** Causes that lie with one customer or one message: they say nothing about the Page. */
const personal: ReadonlySet<string> = new Set<RefusalClass>([
  'customer_unavailable',
  'customer_unknown',
  'window_closed',
  'text_too_long',
  'empty_message',
  'file_too_large',
  'file_wrong_kind',
  'file_not_fetched',
  'attachment_expired',
])

/** Did the platform refuse sends in the last 24 hours for a cause that no other question names? */
export function refusals(facts: ChannelFacts): Answer {
  const causes = Object.entries(facts.stored.refused).filter(([, sends]) => sends > 0)
  const total = causes.reduce((sum, [, sends]) => sum + sends, 0)
  const data = { total, causes: Object.fromEntries(causes) }
  if (total === 0) return well('refusals', 'no_refusals', { data })
  const explained = explainedCauses(facts)
  return causes.some(([cause]) => !personal.has(cause) && !explained.has(cause))
    ? look('refusals', 'sends_refused', { data })
    : well('refusals', 'refusals_explained', { data })
}

function explainedCauses(facts: ChannelFacts): ReadonlySet<string> {
  const { channel, stored } = facts
  const explained = new Set<RefusalClass>(['token_dead', 'channel_disconnected'])
  if (stored.elsewhere.length > 0 || learnControl(facts).defaultApp === 'other')
    explained.add('thread_not_ours')
  if (channel.humanAgent === 'refused') explained.add('human_agent_not_granted')
  if (channel.restrictedSince !== null) explained.add('page_restricted')
  if (channel.missingScopes.length > 0) explained.add('permission_missing')
  return explained
}
