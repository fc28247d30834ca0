import type { Messages, Translated } from '../messages.ts'
import { audit } from './audit.ts'
import { auth } from './auth.ts'
import { channels } from './channels.ts'
import { common } from './common.ts'
import { connect } from './connect.ts'
import { conversation } from './conversation.ts'
import { inbox } from './inbox.ts'
import { refusals } from './refusals.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { team } from './team.ts'
import { ui } from './ui.ts'

/** The same words in English. */
export const en: Translated<Messages> = {
  audit,
  auth,
  channels,
  common,
  connect,
  conversation,
  inbox,
  refusals,
  settings,
  shell,
  team,
  ui,
}
