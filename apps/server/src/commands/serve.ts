import type { Config } from '../config.ts'
import { type Overrides, openContext } from '../context.ts'
import { type Server, startServer } from '../server.ts'

export interface Serving {
  /** Where this process listens. */
  url: string
  stop(): Promise<void>
}

/** Brings up the database, its schema, the workers of this process and its HTTP face, in this order. */
export async function serve(config: Config, overrides: Overrides = {}): Promise<Serving> {
  const context = await openContext(config, overrides)
  let server: Server | null = null
  const stop = async () => {
    await server?.stop()
    await context.close()
  }
  try {
    server = await startServer(context)
    const url = await server.http.listen({ host: config.host, port: config.port })
    context.log.info({ url: config.publicUrl, roles: config.roles }, 'serving')
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
