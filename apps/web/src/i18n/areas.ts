import type { Locale } from './locale.ts'
import type { Messages } from './messages.ts'

/** Words that travel together: those of every screen, of the way in, of the inbox, of the rest of the shop, of guides. */
export type Area = 'everywhere' | 'entrance' | 'work' | 'shop' | 'guides'

/** Each area of each language is a file of its own, fetched when a screen needs it. */
export const areaFiles: Record<Locale, Record<Area, () => Promise<Partial<Messages>>>> = {
  vi: {
    everywhere: () => import('./vi/everywhere.ts'),
    entrance: () => import('./vi/entrance.ts'),
    work: () => import('./vi/work.ts'),
    shop: () => import('./vi/shop.ts'),
    guides: () => import('./vi/guides.ts'),
  },
  en: {
    everywhere: async () => (await import('./en/everywhere.ts')) as Partial<Messages>,
    entrance: async () => (await import('./en/entrance.ts')) as Partial<Messages>,
    work: async () => (await import('./en/work.ts')) as Partial<Messages>,
    shop: async () => (await import('./en/shop.ts')) as Partial<Messages>,
    guides: async () => (await import('./en/guides.ts')) as Partial<Messages>,
  },
}
