import { useTranslations } from 'use-intl'
import { usePreference } from '../app/preference.ts'
import { localeChoice } from '../i18n/locale.ts'
import { Logo } from '../ui/index.ts'

/** The product's mark and name. */
export function Brand() {
  return (
    <div className="flex items-center gap-2.5">
      <Logo size={32} />
      <span className="text-title">Liền Mạch</span>
    </div>
  )
}

/** Offers the other language, in that language. */
export function LanguageSwitch() {
  const t = useTranslations('auth')
  const locale = usePreference(localeChoice)
  const other = locale === 'vi' ? 'en' : 'vi'
  return (
    <button
      type="button"
      lang={other}
      className="min-h-8 rounded-control px-3 text-body-s text-fg-2 hover:bg-bg-3 hover:text-fg pointer-coarse:min-h-11"
      onClick={() => localeChoice.set(other)}
    >
      {t('otherLanguage')}
    </button>
  )
}
