/** What went wrong, without a word of the message: PostgreSQL's details quote rows. */
export function faultOf(error: unknown): { class: string; reason: string } {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code)
    return {
      class: `database_${code}`,
      reason: constraint ? `The database refused it: ${constraint}.` : 'The database refused it.',
    }
  return { class: 'fault', reason: error instanceof Error ? error.name : 'unknown' }
}
