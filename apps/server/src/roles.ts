import type { RoleName } from './config.ts'
import type { Context } from './context.ts'

/** A loop that does one part of the work. Everything it needs to know lies in tables, so it can die at any moment. */
export interface Worker {
  name: string
  role: RoleName
  start(context: Context): Promise<Running>
}

export interface Running {
  /** Finishes what it holds and takes on nothing new. */
  stop(): Promise<void>
  /** Whether nothing is due at this moment. */
  isIdle(): Promise<boolean>
}

export interface RunningRoles extends Running {
  /** Names of the workers that run here. */
  readonly names: readonly string[]
  /** Names of those that have something to do at this moment. */
  busy(): Promise<string[]>
}

/** Starts the workers of this process's roles. Together they are idle when each of them is, in one round. */
export async function startRoles(context: Context, workers: readonly Worker[]): Promise<RunningRoles> {
  const running: { name: string; worker: Running }[] = []
  const stop = async () => {
    await Promise.all(running.splice(0).map(({ worker }) => worker.stop()))
  }
  try {
    for (const { name, role, start } of workers) {
      if (context.config.roles.includes(role)) running.push({ name, worker: await start(context) })
    }
  } catch (error) {
    await stop()
    throw error
  }
  const busy = async () => {
    const names: string[] = []
    for (const { name, worker } of running) if (!(await worker.isIdle())) names.push(name)
    return names
  }
  return {
    names: running.map(({ name }) => name),
    stop,
    busy,
    async isIdle() {
      for (const { worker } of running) if (!(await worker.isIdle())) return false
      return true
    },
  }
}
