import { type DestinationStream, type Logger as Pino, pino } from 'pino'

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

/** Structured lines, on standard output unless told otherwise. */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths: [...paths, 'req.headers.authorization', 'req.headers.cookie'], censor: '[hidden]' },
    serializers: { err: describeError, error: describeError },
    base: null,
  }
  return destination ? pino(options, destination) : pino(options)
}

/** An error without what it carries along: statements, values and answers hold what people wrote. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    // PostgreSQL quotes the value it could not read at the end of its message.
    message: error.message.replace(/: ".*"$/s, ': [hidden]'),
    ...(typeof code === 'string' && { code }),
    stack: error.stack?.slice(error.stack.indexOf('\n    at ') + 1),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
