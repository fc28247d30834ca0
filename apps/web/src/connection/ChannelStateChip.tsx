import type { ChannelView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { Chip, type Tone } from '../ui/index.ts'

const tones: Record<ChannelView['state'], Tone> = {
  found: 'warn',
  connecting: 'info',
  connected: 'ok',
  needs_reconnect: 'danger',
  disconnected: 'unknown',
}

/** How a channel stands, in two or three words. */
export function ChannelStateChip({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels.state')
  return (
    <Chip tone={tones[channel.state]} data-testid={`channel-state-${channel.externalId}`}>
      {t(channel.state)}
    </Chip>
  )
}
