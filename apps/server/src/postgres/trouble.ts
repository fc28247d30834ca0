/** The embedded PostgreSQL cannot run; the message says why and what to do. */
export class PostgresTrouble extends Error {
  override readonly name = 'PostgresTrouble'
}
