const key = 'emulator.theme'
type Theme = 'light' | 'dark'

const chosen = localStorage.getItem(key)
const ofSystem: Theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
let theme: Theme = chosen === 'light' || chosen === 'dark' ? chosen : ofSystem
document.documentElement.dataset.theme = theme

/** Turns light to dark and back, and remembers it. */
export function switchTheme(): void {
  theme = theme === 'light' ? 'dark' : 'light'
  localStorage.setItem(key, theme)
  document.documentElement.dataset.theme = theme
}
