import { Check, ExternalLink } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button, Notice } from '../../ui/index.ts'

export interface StartStepProps {
  /** The Page to reconnect, when this is a reconnection. */
  reconnecting: string | null
  /** Where the pretend Facebook runs, when it is used. */
  emulatorUrl: string | null
  /** It was tried and did not work out. */
  again: boolean
  busy: boolean
  onStart: () => void
}

/** What one needs, and the button that opens Facebook. */
export function StartStep({ reconnecting, emulatorUrl, again, busy, onStart }: StartStepProps) {
  const t = useTranslations('connect')
  return (
    <div className="flex flex-col gap-5">
      <header>
        <h2 className="text-title">
          {reconnecting === null ? t('start.title') : t('reconnect.title', { page: reconnecting })}
        </h2>
        <p className="mt-1 text-label font-normal text-fg-2">
          {reconnecting === null ? t('start.lead') : t('reconnect.lead', { page: reconnecting })}
        </p>
      </header>
      <div>
        <h3 className="mb-2 text-label">{t('start.needTitle')}</h3>
        <ul className="flex flex-col gap-2">
          {(['needAdmin', 'needLogin'] as const).map((need) => (
            <li key={need} className="flex gap-2.5 text-label font-normal text-fg-2">
              <Check aria-hidden size={18} className="mt-px shrink-0 text-ok" />
              {t(`start.${need}`)}
            </li>
          ))}
        </ul>
      </div>
      {emulatorUrl !== null && (
        <Notice
          tone="info"
          title={t('start.emulator')}
          actions={
            <a
              href={emulatorUrl}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-6 items-center gap-1 rounded-control font-medium underline underline-offset-2"
              data-testid="connect-emulator-link"
            >
              {t('start.emulatorLink')}
              <ExternalLink aria-hidden size={14} />
            </a>
          }
        />
      )}
      <div>
        <Button tone="primary" size="lg" busy={busy} onClick={onStart} data-testid="connect-continue">
          {again ? t('failure.tryAgain') : t('start.open')}
        </Button>
      </div>
    </div>
  )
}
