import { type Preference, preference } from '../app/preference.ts'

export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]

/** The language of the screen. Vietnamese until somebody chooses otherwise. */
export const localeChoice: Preference<Locale> = preference('lm.locale', locales, 'vi')
