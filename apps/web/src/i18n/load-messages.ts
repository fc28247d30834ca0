import type { Locale } from './locale.ts'
import type { Messages } from './messages.ts'

/** Fetches one language; each is a file of its own. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  if (locale === 'vi') return (await import('./vi/index.ts')).vi
  return (await import('./en/index.ts')).en as Messages
}
