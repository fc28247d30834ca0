import type { ElsewhereCount } from '../../store/channel-symptoms.ts'
import { type Answer, type Guide, look, well } from './answer.ts'
import type { ChannelFacts } from './facts.ts'

const found: Record<ElsewhereCount['source'], { reason: string; guide: Guide }> = {
  meta_inbox: { reason: 'inbox_answers', guide: 'move_to_done' },
  meta_ai: { reason: 'ai_answers', guide: 'default_app' },
  other_app: { reason: 'other_app_answers', guide: 'ask_other_app' },
}

/** Did anybody else answer customers in the last 24 hours? Whoever answers may hold the conversation. */
export function elsewhere({ stored }: ChannelFacts): Answer {
  const [busiest] = stored.elsewhere
  if (!busiest) return well('elsewhere', 'only_us')
  const { reason, guide } = found[busiest.source]
  const sum = (count: (one: ElsewhereCount) => number) =>
    stored.elsewhere.reduce((total, one) => total + count(one), 0)
  return look('elsewhere', reason, {
    data: {
      appId: busiest.appId,
      replies: sum(({ replies }) => replies),
      conversations: sum(({ conversations }) => conversations),
      lastAt: Math.max(...stored.elsewhere.map(({ lastAt }) => lastAt)),
      by: stored.elsewhere,
    },
    guide,
  })
}
