import type { Translated } from '../messages.ts'
import type { auth as vi } from '../vi/auth.ts'

export const auth: Translated<typeof vi> = {
  otherLanguage: 'Tiếng Việt',
  email: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least 12 characters. A long sentence beats a hard word.',
  passwordShort: 'A password needs at least 12 characters.',
  name: 'Full name',
  nameHint: 'Colleagues see it beside what you send.',
  toLogin: 'To the sign-in',
  login: {
    title: 'Sign in',
    action: 'Sign in',
    forgot: 'Forgot your password?',
    ended: 'Your session ended. Sign in to continue; your text is kept.',
  },
  forgot: {
    title: 'Forgot your password',
    text: 'Enter the e-mail you sign in with. We send you a link to set a new password.',
    action: 'Send the link',
    sent: 'Look into your mailbox',
    sentText:
      'If {email} has an account here, the link is on its way. No mail? Ask an owner to make a link on the Team screen.',
  },
  reset: {
    title: 'Set a new password',
    action: 'Set password',
    done: 'Your password is changed. Sign in again.',
    noToken: 'This link lacks its code. Ask for a new one.',
    again: 'Ask for a new link',
  },
  invite: {
    title: 'Invitation',
    to: 'Join {workspace}',
    text: '<b>{inviter}</b> invites you as <b>{role}</b>.',
    unusable: 'This invitation cannot be used',
    haveAccount: 'You have an account here; use its password.',
    action: 'Join {workspace}',
  },
}
