import { useSyncExternalStore } from 'react'
import { en } from './words/en.ts'
import { vi, type Words } from './words/vi.ts'

type Language = 'vi' | 'en'

const key = 'emulator.language'
const listeners = new Set<() => void>()
const spoken = () => (navigator.language.startsWith('vi') ? 'vi' : 'en')
const chosen = localStorage.getItem(key)
let language: Language = chosen === 'vi' || chosen === 'en' ? chosen : spoken()
document.documentElement.lang = language

export function switchLanguage(): void {
  language = language === 'vi' ? 'en' : 'vi'
  localStorage.setItem(key, language)
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

export const useLanguage = (): Language =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => language,
  )

/** What the screens say, in the language chosen. */
export const useWords = (): Words => (useLanguage() === 'vi' ? vi : en)
