import {
  type Instant,
  type MessagingWindow,
  messagingWindow,
  type SendVerdict,
  sendVerdict,
  threadControlOf,
} from '@lienmach/domain'
import type { Config } from '../config.ts'
import type { ReplySituation } from '../store/replies.ts'

type Known = Omit<ReplySituation, 'channelId' | 'channelKind'>

/** What would become of a reply of this conversation at this moment. */
export function verdictOn(known: Known, config: Pick<Config, 'meta'>, now: Instant): SendVerdict {
  return sendVerdict({
    ...known,
    now,
    thread: threadControlOf(known.threadFacts),
    window: windowOf(known, config),
  })
}

/** Until when the customer may be written to. A refusal of the longer window on this Page outweighs what is configured. */
export const windowOf = (
  { lastCustomerAt, channel }: Pick<Known, 'lastCustomerAt' | 'channel'>,
  { meta }: Pick<Config, 'meta'>,
): MessagingWindow => messagingWindow(lastCustomerAt, meta.humanAgent && channel.humanAgent !== 'refused')
