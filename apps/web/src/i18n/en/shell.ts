import type { Translated } from '../messages.ts'
import type { shell as vi } from '../vi/shell.ts'

export const shell: Translated<typeof vi> = {
  nav: 'Main screens',
  skip: 'Skip to content',
  inbox: 'Inbox',
  channels: 'Channels',
  settings: 'Settings',
  health: { unfinished: 'something to finish', broken: 'a channel is broken' },
  workspaces: 'Shops',
  switchWorkspace: 'Shop {name}, change shop',
  account: 'Account',
  accountOf: 'Account of {name}, {presence}',
  presence: 'Presence',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  profile: 'My profile',
  keys: 'Keyboard shortcuts',
  letterKeys: 'One-letter shortcuts',
  letterKeysHint: 'Switch off if your input tool sets them off by mistake. Ctrl K always works.',
  signOut: 'Sign out',
  sections: { go: 'Go to', help: 'Help', look: 'Look' },
  go: {
    inbox: 'Go to the inbox',
    mine: 'Go to my conversations',
    channels: 'Go to channels',
    settings: 'Go to settings',
    team: 'Go to the team',
  },
  palette: {
    open: 'Open the command palette',
    title: 'Command palette',
    placeholder: 'What would you like to do?',
    nothing: 'No such command. Try fewer words.',
    close: 'Close',
  },
  net: {
    reconnecting: 'Reconnecting… You can keep writing; messages will follow.',
    back: 'Back online, {n, plural, one {# conversation} other {# conversations}} updated.',
    backQuietly: 'Back online.',
  },
  noWorkspace: {
    title: 'You belong to no shop yet',
    text: 'Ask an owner to invite {email}.',
    signOut: 'Sign out',
  },
}
