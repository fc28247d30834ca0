import type { Translated } from '../messages.ts'
import type { ui as vi } from '../vi/ui.ts'

export const ui: Translated<typeof vi> = {
  close: 'Close',
  cancel: 'Cancel',
  clear: 'Clear choice',
  open: 'Open list',
  notifications: 'Notifications',
  details: 'Technical details',
  copy: 'Copy',
  copied: 'Copied',
  nothingFound: 'Nothing found',
  choose: 'Choose…',
  optional: 'optional',
  busy: 'Working',
  loading: 'Loading',
  stepDone: 'done',
  stepCurrent: 'current',
  stepProblem: 'has a problem',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  tone: {
    info: 'Information',
    ok: 'Good',
    warn: 'Needs attention',
    danger: 'Problem',
    hold: 'Held',
    unknown: 'Not known',
  },
}
