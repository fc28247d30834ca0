import type { Translated } from '../messages.ts'
import type { time as vi } from '../vi/time.ts'

export const time: Translated<typeof vi> = {
  today: 'Today',
  yesterday: 'Yesterday',
  justNow: 'just now',
  minutesAgo: '{n} min ago',
  hoursAgo: '{n} h ago',
  daysAgo: '{n, plural, one {# day} other {# days}} ago',
  seconds: '{n} s',
  minutes: '{n} min',
  hours: '{n} h',
  days: '{n, plural, one {# day} other {# days}}',
}
