import type { Area } from './areas.ts'

/** Which words the screens of each feature speak, beside those of everywhere; their routes fetch them first. */
export const wordsOfFeatures = {
  entrance: ['entrance'],
  setup: ['entrance', 'shop'],
  inbox: ['work'],
  /** The guides' words come with the drawer that shows them. */
  conversation: ['work', 'guides'],
  channels: ['work', 'shop'],
  connect: ['work', 'shop'],
  rules: ['work', 'shop'],
  settings: ['work', 'entrance', 'shop'],
  notifications: ['work', 'shop'],
  team: ['work', 'shop'],
  audit: ['work', 'shop'],
  quarantine: ['work', 'shop'],
  alerts: ['work'],
  gallery: [],
} as const satisfies Record<string, readonly Area[]>
