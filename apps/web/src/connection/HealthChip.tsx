import type { ChannelCheckView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { Chip, type Tone } from '../ui/index.ts'

export const toneOfState: Record<ChannelCheckView['state'], Tone> = {
  well: 'ok',
  look: 'warn',
  broken: 'danger',
  unknown: 'unknown',
}

/** How a check came out: a picture, a colour and a word. */
export function HealthChip({ state }: { state: ChannelCheckView['state'] }) {
  const t = useTranslations('doctor.state')
  return <Chip tone={toneOfState[state]}>{t(state)}</Chip>
}
