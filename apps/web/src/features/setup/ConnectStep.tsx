import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { buttonClass, Notice } from '../../ui/index.ts'

export interface ConnectStepProps {
  /** Where the pretend Facebook runs, when this installation uses it. */
  emulatorUrl: string | null
  publicUrl: string
}

/** Step three: the first channel, with what Facebook will need to reach. */
export function ConnectStep({ emulatorUrl, publicUrl }: ConnectStepProps) {
  const t = useTranslations('settings.setup.connect')
  return (
    <div className="flex flex-col gap-5">
      <header>
        <h1 className="text-display">{t('title')}</h1>
        <p className="mt-1 text-label font-normal text-fg-2">{emulatorUrl ? t('emulatorText') : t('text')}</p>
      </header>
      <PublicAddress publicUrl={publicUrl} emulated={emulatorUrl !== null} />
      <div className="flex flex-wrap gap-2">
        <Link to="/channels/connect/facebook" className={buttonClass('primary', 'lg', 'max-sm:w-full')}>
          {emulatorUrl ? t('emulatorAction') : t('action')}
        </Link>
        <Link to="/inbox" className={buttonClass('quiet', 'lg', 'max-sm:w-full')}>
          {t('later')}
        </Link>
      </div>
    </div>
  )
}

/** Facebook delivers messages to the public address, so a wrong one is said before the wizard meets it. */
function PublicAddress({ publicUrl, emulated }: { publicUrl: string; emulated: boolean }) {
  const t = useTranslations('settings.setup.connect')
  const url = new URL(publicUrl)
  if (emulated) {
    return (
      <Notice tone="info" title={t('emulated')}>
        {t('emulatedText')}
      </Notice>
    )
  }
  if (url.protocol !== 'https:') {
    return (
      <Notice tone="warn" title={t('notSecure')}>
        {t('notSecureText', { url: publicUrl })}
      </Notice>
    )
  }
  if (url.origin !== location.origin) {
    return (
      <Notice tone="warn" title={t('elsewhere')}>
        {t('elsewhereText', { url: publicUrl, here: location.origin })}
      </Notice>
    )
  }
  return (
    <Notice tone="ok" title={t('reached')}>
      {t('reachedText', { url: publicUrl })}
    </Notice>
  )
}
