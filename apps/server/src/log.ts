import { type Logger as Pino, pino } from 'pino'

export type Logger = Pino

/** Never written down, wherever they stand in what is logged: secrets, and what people say to each other. */
const hidden = [
  'token',
  'accessToken',
  'access_token',
  'secret',
  'appSecret',
  'password',
  'authorization',
  'cookie',
  'text',
  'body',
  'message_text',
  'sealed',
]
const paths = hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*["${name}"]`])

/** Structured lines on standard output. */
export function openLog(level: string): Logger {
  return pino({
    level,
    redact: { paths: [...paths, 'req.headers.authorization', 'req.headers.cookie'], censor: '[hidden]' },
    serializers: { err: describeError, error: describeError },
    base: null,
  })
}

/** An error without what it carries along: statements, values and answers hold what people wrote. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
