import type { vi } from './vi/index.ts'

/** The source catalogue is Vietnamese; every other language has the same keys. */
export type Messages = typeof vi

/** The same keys, with any words. */
export type Translated<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translated<Source[Key]>
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: 'vi' | 'en'
  }
}
