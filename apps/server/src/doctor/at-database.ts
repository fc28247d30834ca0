import { systemClock } from '../adapters/system-clock.ts'
import type { Config } from '../config.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded-postgres.ts'
import { PostgresTrouble } from '../postgres/trouble.ts'

/**
 * Works at the installation's database: the configured one, the one that comes along beside the server that is using it,
 * or, where no server runs, one started for as long as it takes.
 */
export async function atDatabase<T>(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl !== null) return work(databaseUrl)
  const postgres = await startEmbeddedPostgres({ dataDir, clock: systemClock }).catch(
    async (error: unknown) => {
      const url = error instanceof PostgresTrouble ? await findEmbeddedPostgres(dataDir) : null
      if (url === null) throw error
      return { url, stop: async () => undefined }
    },
  )
  try {
    return await work(postgres.url)
  } finally {
    await postgres.stop()
  }
}
