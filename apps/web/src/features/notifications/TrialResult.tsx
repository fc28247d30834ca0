import { useTranslations } from 'use-intl'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { Notice, type Tone } from '../../ui/index.ts'
import type { Trial } from './use-trial.ts'

const tones = { sent: 'info', shown: 'ok', late: 'warn' } as const satisfies Record<string, Tone>

/** How a trial went: on its way, on the device, or kept back by something. */
export function TrialResult({ state, error }: Pick<Trial, 'state' | 'error'>) {
  const t = useTranslations('settings.notifications.trial')
  if (error !== null) return <ErrorNotice error={error} title={t('failed')} />
  if (state === null) return null
  return <Notice tone={tones[state]} title={t(state)} announce="politely" data-testid={`trial-${state}`} />
}
