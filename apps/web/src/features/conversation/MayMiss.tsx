import { CloudOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { BusyButton } from './BusyButton.tsx'
import type { ControlActs } from './use-control.ts'

/** At the end of a thread that somebody else holds: what stands above may not be all. */
export function MayMiss({ acts }: { acts: ControlActs }) {
  const t = useTranslations('control')
  return (
    <div className="mx-auto my-2 max-w-md text-center text-body-s text-fg-3" data-testid="may-miss">
      <p>
        <CloudOff aria-hidden size={16} className="me-1.5 inline" />
        <span className="font-medium text-fg-2">{t('mayMiss.title')}</span> — {t('mayMiss.body')}
      </p>
      <BusyButton tone="quiet" onPress={acts.checkAndSay}>
        {t('action.check')}
      </BusyButton>
    </div>
  )
}
