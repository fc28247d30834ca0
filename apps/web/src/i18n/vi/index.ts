import { alerts } from './alerts.ts'
import { audit } from './audit.ts'
import { auth } from './auth.ts'
import { channels } from './channels.ts'
import { common } from './common.ts'
import { connect } from './connect.ts'
import { control } from './control.ts'
import { conversation } from './conversation.ts'
import { doctor } from './doctor.ts'
import { guides } from './guides.ts'
import { inbox } from './inbox.ts'
import { push } from './push.ts'
import { refusals } from './refusals.ts'
import { rules } from './rules.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { team } from './team.ts'
import { turns } from './turns.ts'
import { ui } from './ui.ts'

/** Every word on screen, by area. */
export const vi = {
  alerts,
  audit,
  auth,
  channels,
  common,
  connect,
  control,
  conversation,
  doctor,
  guides,
  inbox,
  push,
  refusals,
  rules,
  settings,
  shell,
  team,
  turns,
  ui,
} as const
