import { preference } from './preference.ts'

/** Light, dark, or as the system has it. */
export const themeChoice = preference('lm.theme', ['system', 'light', 'dark'], 'system')

/** How much of the list fits on the screen. */
export const densityChoice = preference('lm.density', ['roomy', 'compact'], 'roomy')

/** Keeps the page in the chosen look, and follows the system until there is a choice. */
export function followTheme(): void {
  const systemDark = matchMedia('(prefers-color-scheme: dark)')
  const show = () => {
    const choice = themeChoice.get()
    const dark = choice === 'dark' || (choice === 'system' && systemDark.matches)
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    document.documentElement.dataset.density = densityChoice.get()
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', dark ? '#181C24' : '#F6F7F9')
  }
  systemDark.addEventListener('change', show)
  themeChoice.subscribe(show)
  densityChoice.subscribe(show)
  show()
}
