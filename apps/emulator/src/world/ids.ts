import type { Random } from './random.ts'

/** The shapes of Meta's identifiers. All are text; those of people exceed what a double can count exactly. */
export const mint = {
  /** Fits a double, because an echo carries the app's id as a number. */
  app: (random: Random) => random.digits(16),
  user: (random: Random) => random.digits(15),
  page: (random: Random) => random.digits(15),
  /** Page-scoped: another Page knows the same person by another id. */
  psid: (random: Random) => random.digits(17),
  /** App-scoped: the person behind a login. Never usable for messages. */
  asid: (random: Random) => random.digits(17),
  mid: (random: Random) => `m_${random.text(64)}`,
  conversation: (random: Random) => `t_${random.digits(16)}`,
  attachment: (random: Random) => random.digits(16),
  label: (random: Random) => random.digits(16),
  persona: (random: Random) => random.digits(16),
  post: (random: Random) => random.digits(15),
  token: (random: Random) => `EAAG${random.text(140).replace(/[-_]/g, 'Z')}`,
  loginCode: (random: Random) => `AQD${random.text(150)}`,
  secret: (random: Random) => Array.from({ length: 32 }, () => random.below(16).toString(16)).join(''),
  trace: (random: Random) => `A${random.text(22)}`,
  file: (random: Random) => random.text(24),
}
