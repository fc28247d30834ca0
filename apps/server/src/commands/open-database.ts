import { systemClock } from '../adapters/system-clock.ts'
import type { Config } from '../config.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded-postgres.ts'

/** The database that the configuration names; the one that comes along when it names none. */
export async function openDatabase(config: Config): Promise<{ url: string; embedded: EmbeddedPostgres | null }> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, embedded: null }
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, clock: systemClock })
  return { url: embedded.url, embedded }
}
