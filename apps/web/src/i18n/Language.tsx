import { type ReactNode, useEffect, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { usePreference } from '../app/preference.ts'
import { loadMessages } from './load-messages.ts'
import { type Locale, localeChoice } from './locale.ts'
import type { Messages } from './messages.ts'

export interface Words {
  locale: Locale
  messages: Messages
}

/** Gives words to everything inside. A change of language shows once its words are here, never half. */
export function Language({ firstWords, children }: { firstWords: Words; children: ReactNode }) {
  const chosen = usePreference(localeChoice)
  const [words, setWords] = useState(firstWords)
  useEffect(() => {
    let wanted = true
    void loadMessages(chosen).then((messages) => {
      if (!wanted) return
      document.documentElement.lang = chosen
      setWords({ locale: chosen, messages })
    })
    return () => {
      wanted = false
    }
  }, [chosen])
  return (
    <IntlProvider locale={words.locale} messages={words.messages} timeZone="UTC">
      {children}
    </IntlProvider>
  )
}
