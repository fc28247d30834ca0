import { type Answer, broken, look, unanswered, unknown, well } from './answer.ts'
import type { ChannelFacts } from './facts.ts'

/** Does the platform agree, for the app and for the Page, to tell us what happens? What was lost has been renewed. */
export function webhook({ platform, before }: ChannelFacts): Answer {
  if (platform === null) return unknown('webhook', 'not_connected')
  const { subscription, renewed } = platform
  const known = before.webhook?.data.subscribed
  if (subscription.answer !== 'yes')
    return unanswered('webhook', subscription, known === undefined ? {} : { subscribed: known })
  const { app, channel } = subscription.value
  if (app && channel) return well('webhook', 'subscribed', { data: { subscribed: true } })
  const lost = app ? 'page' : channel ? 'app' : 'both'
  if (renewed?.answer === 'yes')
    return look('webhook', 'subscription_restored', { data: { subscribed: true, lost } })
  const unreachable = renewed?.answer === 'no' && renewed.refusal.means === 'callback_unreachable'
  return broken('webhook', unreachable ? 'callback_unreachable' : 'subscription_missing', {
    data: { subscribed: false, lost },
  })
}
