import { useTranslations } from 'use-intl'

/** First stop of the Tab key: past the rail, into the screen. */
export function SkipLink() {
  const t = useTranslations('shell')
  return (
    <a
      href="#main"
      className="sr-only z-60 rounded-control bg-accent px-3 py-2 text-label text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t('skip')}
    </a>
  )
}
