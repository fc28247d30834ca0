import type { GuideName } from '@lienmach/contract'
import type { Messages } from '../i18n/messages.ts'

type Words = Messages['guides']
/** The words of a step: `move_to_done.step1`. */
export type StepWords = {
  [Id in GuideName]: `${Id}.${Extract<keyof Words[Id], `step${number}`>}`
}[GuideName]
export type PictureName = keyof Words['pictures']

/** Where a step is done: in Meta's inbox, in the Page's settings, in its quality report, or on our channel's page. */
export type Opens = 'inbox' | 'settings' | 'quality' | 'channel'

export interface GuideStep {
  words: StepWords
  picture?: PictureName
}

export interface Guide {
  /** The day on which its steps were last held against the platform. */
  validAsOf: string
  opens: Opens | null
  steps: readonly GuideStep[]
}

/** Where the buttons of guides lead; what is not known has no button. */
export interface GuideAddresses {
  inbox?: string | null | undefined
  settings?: string | null | undefined
  channel?: string | null | undefined
}

const validAsOf = '2026-11-21'

/** What a person does at Facebook, for every cause that people can take away. */
export const guides: Readonly<Record<GuideName, Guide>> = {
  move_to_done: {
    validAsOf,
    opens: 'inbox',
    steps: [
      { words: 'move_to_done.step1', picture: 'suite-list' },
      { words: 'move_to_done.step2', picture: 'suite-done' },
      { words: 'move_to_done.step3' },
    ],
  },
  take_here: {
    validAsOf,
    opens: null,
    steps: [{ words: 'take_here.step1' }, { words: 'take_here.step2' }],
  },
  ask_other_app: {
    validAsOf,
    opens: null,
    steps: [
      { words: 'ask_other_app.step1' },
      { words: 'ask_other_app.step2' },
      { words: 'ask_other_app.step3', picture: 'routing-default' },
    ],
  },
  default_app: {
    validAsOf,
    opens: 'settings',
    steps: [
      { words: 'default_app.step1' },
      { words: 'default_app.step2', picture: 'routing' },
      { words: 'default_app.step3', picture: 'routing-default' },
      { words: 'default_app.step4' },
    ],
  },
  allow_takeover: {
    validAsOf,
    opens: 'settings',
    steps: [
      { words: 'allow_takeover.step1' },
      { words: 'allow_takeover.step2' },
      { words: 'allow_takeover.step3', picture: 'takeover' },
    ],
  },
  primary_receiver: {
    validAsOf,
    opens: 'settings',
    steps: [
      { words: 'primary_receiver.step1' },
      { words: 'primary_receiver.step2' },
      { words: 'primary_receiver.step3', picture: 'primary' },
    ],
  },
  reconnect: {
    validAsOf,
    opens: 'channel',
    steps: [
      { words: 'reconnect.step1' },
      { words: 'reconnect.step2', picture: 'login-pages' },
      { words: 'reconnect.step3', picture: 'login-permissions' },
    ],
  },
  grant_permissions: {
    validAsOf,
    opens: 'channel',
    steps: [
      { words: 'grant_permissions.step1' },
      { words: 'grant_permissions.step2', picture: 'login-pages' },
      { words: 'grant_permissions.step3', picture: 'login-permissions' },
    ],
  },
  page_quality: {
    validAsOf,
    opens: 'quality',
    steps: [
      { words: 'page_quality.step1' },
      { words: 'page_quality.step2' },
      { words: 'page_quality.step3' },
    ],
  },
  human_agent: {
    validAsOf,
    opens: 'inbox',
    steps: [
      { words: 'human_agent.step1', picture: 'suite-done' },
      { words: 'human_agent.step2' },
      { words: 'human_agent.step3' },
    ],
  },
  window_closed: {
    validAsOf,
    opens: null,
    steps: [{ words: 'window_closed.step1' }, { words: 'window_closed.step2' }],
  },
  blocked: {
    validAsOf,
    opens: null,
    steps: [{ words: 'blocked.step1' }, { words: 'blocked.step2' }],
  },
}
