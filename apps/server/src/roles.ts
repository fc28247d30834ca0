import type { RoleName } from './config.ts'
import type { Context } from './context.ts'
import type { Db } from './store/db.ts'
import { row, type Statement, sql } from './store/sql.ts'

/** A loop that does one part of the work. Everything it needs to know lies in tables, so it can die at any moment. */
export interface Worker {
  name: string
  role: RoleName
  start(context: Context): Promise<Running>
}

export interface Running {
  /** Finishes what it holds and takes on nothing new. */
  stop(): Promise<void>
  /** Whether something is under way in this process. */
  isBusy(): boolean
  /** Finds rows where the tables hold work that is due at this moment: one statement, always the same but for its values. */
  due?(): Statement
  /** Whether work is due that no such statement can tell. */
  hasMore?(): Promise<boolean>
}

export interface RunningRoles {
  stop(): Promise<void>
  /** Names of the workers that run here. */
  readonly names: readonly string[]
  /** Whether something is under way in this process. */
  isBusy(): boolean
  /** Names of those that have something to do at this moment. */
  busy(): Promise<string[]>
  /** Whether nothing is under way, and nothing due at this moment. */
  isIdle(): Promise<boolean>
}

/** Whether none of these workers has anything to do at this moment. Asked of the same ones under a name, it is planned once. */
export async function areIdle(
  { db }: Pick<Context, 'db'>,
  workers: readonly Running[],
  name?: string,
): Promise<boolean> {
  const isAnyBusy = () => workers.some((worker) => worker.isBusy())
  if (isAnyBusy() || (await isAnyDue(db.pipeline, workers, name))) return false
  for (const worker of workers) if (await worker.hasMore?.()) return false
  return !isAnyBusy()
}

/** Asks for all of them at once: whoever waits for rest asks often. */
async function isAnyDue(db: Db, workers: readonly Running[], name?: string): Promise<boolean> {
  const any = workers
    .flatMap((worker) => worker.due?.() ?? [])
    .reduce((before, due) => sql`${before} or exists (${due})`, sql`false`)
  const question = sql`select ${any} as due`
  const found = await row<{ due: boolean }>(db, name === undefined ? question : sql.kept(name, question))
  return found?.due ?? false
}

/** Starts the workers of this process's roles. */
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
    for (const { name, worker } of running) if (!(await areIdle(context, [worker]))) names.push(name)
    return names
  }
  return {
    names: running.map(({ name }) => name),
    stop,
    isBusy: () => running.some(({ worker }) => worker.isBusy()),
    busy,
    isIdle: () =>
      areIdle(
        context,
        running.map(({ worker }) => worker),
        'is-anything-due',
      ),
  }
}
