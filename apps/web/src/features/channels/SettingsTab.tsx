import type { ChannelView } from '@lienmach/contract'
import { CanaryCard } from './CanaryCard.tsx'
import { ChatRightCard } from './ChatRightCard.tsx'
import { DisconnectCard } from './DisconnectCard.tsx'

/** What managers decide about a channel: who may chat, what the canary tries, and giving the Page up. */
export function SettingsTab({ channel }: { channel: ChannelView }) {
  return (
    <div className="flex flex-col gap-5">
      <ChatRightCard
        key={`${channel.chatRight} ${channel.chatOwnerId} ${channel.ruleId}`}
        channel={channel}
      />
      <CanaryCard channel={channel} />
      <DisconnectCard channel={channel} />
    </div>
  )
}
