import { type CallFaultKind, pushFaultKinds } from '../../src/world/faults.ts'

/** The calls and events a fault can strike, as the desk names them. */
export const callKinds = [
  'send',
  'action',
  'upload',
  'conversations',
  'profile',
  'oauth',
  'accounts',
  'subscribe',
  'thread_control',
  'thread_owner',
  'any_call',
] as const satisfies readonly (CallFaultKind | 'any_call')[]
export const eventKinds = pushFaultKinds
export type FaultKind = (typeof callKinds)[number] | (typeof eventKinds)[number]

export const isEventKind = (kind: FaultKind) => (eventKinds as readonly string[]).includes(kind)

const refusal = (name: string) => ({ answer: { as: 'refusal', refusal: name } })

/** What can happen to a call, with the code the app sees; `refusal` names are those of the platform's error table. */
export const callEffects = {
  other_app_owns: { code: '10 / 2018300', effect: refusal('other_app_owns') },
  window_closed: { code: '10 / 2018278', effect: refusal('window_closed') },
  page_restricted: { code: '10 / 1893063', effect: refusal('page_restricted') },
  lead_flow_runs: { code: '10 / 2018321', effect: refusal('lead_flow_runs') },
  bad_parameter: { code: '100', effect: refusal('bad_parameter') },
  no_such_person: { code: '100 / 2018001', effect: refusal('no_such_person') },
  human_agent_missing: { code: '100 / 2018276', effect: refusal('human_agent_missing') },
  app_removed: { code: '190 / 458', effect: refusal('app_removed') },
  checkpointed: { code: '190 / 459', effect: refusal('checkpointed') },
  password_changed: { code: '190 / 460', effect: refusal('password_changed') },
  expired: { code: '190 / 463', effect: refusal('expired') },
  logged_out: { code: '190 / 467', effect: refusal('logged_out') },
  lost_page_role: { code: '190 / 492', effect: refusal('lost_page_role') },
  permission_missing: { code: '200', effect: refusal('permission_missing') },
  unreachable: { code: '551 / 1545041', effect: refusal('unreachable') },
  too_many_calls: { code: '613', effect: refusal('too_many_calls') },
  app_throttled: { code: '4', effect: refusal('app_throttled') },
  unknown_error: { code: '1', effect: refusal('unknown_error') },
  invalid_json_reply: { code: '1 / 1357046', effect: refusal('invalid_json_reply') },
  slow_answer: { code: '', effect: { delayMs: 10_000 } },
  lost_answer: { code: '', effect: { accept: true, answer: { as: 'drop' } } },
  dropped: { code: '', effect: { accept: false, answer: { as: 'drop' } } },
  reset: { code: '', effect: { answer: { as: 'reset' } } },
  http_500_accepted: { code: '500', effect: { accept: true, answer: { as: 'http_500' } } },
  http_500: { code: '500', effect: { accept: false, answer: { as: 'http_500' } } },
  bad_gateway: { code: '502', effect: { accept: false, answer: { as: 'bad_gateway' } } },
} as const

/** What can happen to an event on its way to an app. */
export const eventEffects = {
  event_delayed: { code: '', effect: { delayMs: 30_000 } },
  event_dropped: { code: '', effect: { drop: true } },
  event_doubled: { code: '', effect: { copies: 2 } },
  event_reordered: { code: '', effect: { reorderWithinMs: 60_000 } },
} as const

export type EffectName = keyof typeof callEffects | keyof typeof eventEffects

/** How often a fault strikes. */
export const frequencies = {
  always: {},
  once: { times: 1 },
  every_2: { every: 2 },
  every_10: { every: 10 },
  chance_5: { probability: 0.05 },
} as const

export type FrequencyName = keyof typeof frequencies
