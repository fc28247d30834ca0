/** The database did not answer, or the connection broke. Nothing is known of a commit that was under way. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('The database does not answer.', { cause })
    this.name = 'DatabaseUnavailable'
  }
}

/** Class 08 (connection), 57P01–57P03 (shutting down, starting up), 53300 (too many connections), 25P03 (held up in a transaction). */
const states = /^(08|57P0[1-3]|53300|25P03)/
const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** Errors of the driver that carry no code. */
const sentences =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/

export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return states.test(code) || systemCodes.has(code)
  return sentences.test(error.message)
}
