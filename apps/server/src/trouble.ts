import { ConfigError } from './config.ts'
import { PostgresTrouble } from './postgres/trouble.ts'
import { DatabaseUnavailable } from './store/connection-loss.ts'
import { MigrationRefused } from './store/migrations.ts'

/** One clear message for what can go wrong at the start, without a stack trace where somebody can act on it. */
export function sentenceFor(error: unknown): string {
  if (error instanceof ConfigError || error instanceof PostgresTrouble || error instanceof MigrationRefused)
    return error.message
  if (error instanceof DatabaseUnavailable) return databaseSentence(error.cause)
  const { code, port, path } = error as { code?: string; port?: number; path?: string }
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that program, or choose another port with PORT.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return path === undefined
        ? `Port ${port} may not be used by this account. Choose one above 1024 with PORT.`
        : `${path} cannot be read or written by this account. Start as its owner, or set DATA_DIR to another folder.`
    case 'ENOSPC':
      return 'The disk is full. Make room and start again.'
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

function databaseSentence(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string }
  switch (code) {
    case '28P01':
    case '28000':
      return 'The database refuses the name or the password in DATABASE_URL.'
    case '3D000':
      return 'The database named in DATABASE_URL does not exist. Create it, or name another.'
    default: {
      const reason = code ?? message ?? 'no reason given'
      return `The database does not answer (${reason}). Check DATABASE_URL, and that PostgreSQL is running and reachable from here.`
    }
  }
}
