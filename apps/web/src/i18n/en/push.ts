import type { Translated } from '../messages.ts'
import type { push as vi } from '../vi/push.ts'

export const push: Translated<typeof vi> = {
  given: {
    title: '{contact} is your customer now',
    titleNoName: 'You were given a customer',
    text: 'They write to {channel}. Press to answer.',
  },
  to_claim: {
    title: '{n, plural, one {# customer waits to be claimed} other {# customers wait to be claimed}}',
    text: 'By the rule {rule}. Whoever claims first answers.',
  },
  trial: {
    title: 'Notifications work',
    text: 'This device tells you even while Liền Mạch is not open.',
  },
  other: {
    title: 'Liền Mạch',
    text: 'There is something for you to see. Press to open.',
  },
  turnOn: 'Turn on notifications',
  offer: 'Be told even while Liền Mạch is not open.',
  turnedOn: 'Notifications are on for this device',
  notTurnedOn: 'Notifications were not turned on',
  why: {
    denied:
      'The browser blocks notifications of this site. The settings say under Notifications how to allow them.',
    dismissed: 'The browser asked and was not allowed. Press again and choose "Allow".',
    unreachable:
      'The browser could not reach its notification service. Check the network, or use another browser if this one blocks that service.',
  },
}
