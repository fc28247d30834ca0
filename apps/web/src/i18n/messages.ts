import type { _Translator as Translator } from 'use-intl'
import type { vi } from './vi/index.ts'

/** The source catalogue is Vietnamese; every other language has the same keys. */
export type Messages = typeof vi

/** The same keys, with any words. */
export type Translated<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translated<Source[Key]>
}

/** Puts one part of the words into sentences, wherever it comes from: a hook, or a worker of its own. */
export type Say<Part extends keyof Messages> = Translator<Messages, Part>

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: 'vi' | 'en'
  }
}
