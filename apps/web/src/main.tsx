import './ui/tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { followTheme } from './app/theme.ts'
import { localeChoice } from './i18n/locale.ts'
import { speak } from './i18n/words.ts'

const root = document.getElementById('app')
if (root === null) throw new Error('The page has no place for the app.')

followTheme()
await speak(localeChoice.get())
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
