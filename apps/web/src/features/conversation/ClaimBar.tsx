import { Hand } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useIsCutOff } from '../../entities/hooks.ts'
import { useTimes } from '../../entities/workspace.ts'
import { Button, Kbd } from '../../ui/index.ts'
import { KeptText } from './KeptText.tsx'

export interface ClaimBarProps {
  /** Since when the customer waits, ms. */
  queuedAt: number | null
  draft: string
  onClaim: () => void
}

/** In place of the composer while nobody is in charge: the first one who presses may answer. */
export function ClaimBar({ queuedAt, draft, onClaim }: ClaimBarProps) {
  const t = useTranslations('turns.claim')
  const times = useTimes()
  const cutOff = useIsCutOff()
  return (
    <section
      aria-label={t('title')}
      data-testid="claim-bar"
      className="m-3 mt-0 flex flex-col items-center gap-3 rounded-card border border-accent/40 bg-accent-soft/40 px-4 py-5 text-center"
    >
      <div>
        <p className="text-label font-semibold">{t('title')}</p>
        <p className="text-body-s text-fg-2">
          {t(cutOff ? 'cutOff' : 'text')} {queuedAt !== null && t('since', { time: times.clock(queuedAt) })}
        </p>
      </div>
      <Button tone="primary" size="lg" icon={Hand} disabled={cutOff} onClick={onClaim} data-testid="claim">
        {t('action')}
        <span className="pointer-coarse:hidden">
          <Kbd keys="i" tone="inverse" />
        </span>
      </Button>
      <KeptText label={t('draft')} text={draft} />
    </section>
  )
}
