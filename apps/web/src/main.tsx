import './ui/tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { followTheme } from './app/theme.ts'
import { loadMessages } from './i18n/load-messages.ts'
import { localeChoice } from './i18n/locale.ts'

const root = document.getElementById('app')
if (root === null) throw new Error('The page has no place for the app.')

followTheme()
const locale = localeChoice.get()
const messages = await loadMessages(locale)
createRoot(root).render(
  <StrictMode>
    <App firstWords={{ locale, messages }} />
  </StrictMode>,
)
