import { type Area, areaFiles } from './areas.ts'
import { type Locale, localeChoice } from './locale.ts'
import type { Messages } from './messages.ts'

/** The words at hand, in one language. */
export interface Words {
  readonly locale: Locale
  readonly messages: Partial<Messages>
}

const needed = new Set<Area>(['everywhere'])
const listeners = new Set<() => void>()
let words: Words = { locale: localeChoice.get(), messages: {} }

/** Fetches what a screen has to say, before it is shown. Areas already at hand cost nothing. */
export async function needWords(...areas: readonly Area[]): Promise<void> {
  const missing = areas.filter((area) => !needed.has(area))
  if (missing.length === 0) return
  for (const area of missing) needed.add(area)
  await speak(localeChoice.get())
}

/** Turns all words at hand into a language; they change together, never half. */
export async function speak(locale: Locale): Promise<void> {
  const areas = [...needed]
  const files = await Promise.all(areas.map((area) => areaFiles[locale][area]()))
  if (locale !== localeChoice.get()) return
  if (areas.length < needed.size) return speak(locale)
  words = { locale, messages: Object.assign({}, ...files) as Partial<Messages> }
  document.documentElement.lang = locale
  for (const listener of [...listeners]) listener()
}

export const wordsAtHand = (): Words => words

export function onWordsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
