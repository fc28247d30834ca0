import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { IntlProvider } from 'use-intl'
import { usePreference } from '../app/preference.ts'
import { localeChoice } from './locale.ts'
import { onWordsChange, speak, wordsAtHand } from './words.ts'

/** Gives words to everything inside, in the chosen language. */
export function Language({ children }: { children: ReactNode }) {
  const chosen = usePreference(localeChoice)
  const { locale, messages } = useSyncExternalStore(onWordsChange, wordsAtHand)
  useEffect(() => {
    if (chosen !== wordsAtHand().locale) void speak(chosen)
  }, [chosen])
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  )
}
