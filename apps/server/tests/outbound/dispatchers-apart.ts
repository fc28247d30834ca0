import { type ChildProcess, spawn } from 'node:child_process'
import type { Customer } from '@lienmach/testkit'
import { areIdle, type Running } from '../../src/roles.ts'
import { dispatchWorker } from '../../src/workers/dispatch.ts'
import { openShop, type Shop } from './outbound-world.ts'

/** Dispatchers that a test starts by itself, within this process or in processes of their own. */
export interface Dispatchers extends AsyncDisposable {
  starts(): Promise<Running>
  /** One in a process of its own, so that it can be frozen and killed. It lives by the machine's clock. */
  spawns(): ChildProcess
  rests(dispatcher: Running): Promise<void>
  /** Stops those within this process. */
  stops(): Promise<void>
}

const secretKey = 'a secret key for tests only, long'

/** A shop whose server sends nothing by itself. */
export const openSilentShop = (mode?: 'zero_config' | 'routing'): Promise<Shop> =>
  openShop({ env: { LIENMACH_ROLES: 'ingest,api', SECRET_KEY: secretKey } }, mode)

export function dispatchersOf(shop: Shop): Dispatchers {
  const started: Running[] = []
  const children: ChildProcess[] = []
  return {
    async starts() {
      const running = await dispatchWorker.start(shop.world.context)
      started.push(running)
      return running
    },
    spawns() {
      const { config } = shop.world.context
      const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
        cwd: new URL('../..', import.meta.url),
        stdio: 'ignore',
        env: {
          PATH: process.env.PATH,
          NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
          DATABASE_URL: config.databaseUrl ?? '',
          DATA_DIR: `${config.dataDir}-other`,
          LIENMACH_ROLES: 'dispatch',
          PORT: '0',
          PUBLIC_URL: config.publicUrl,
          SECRET_KEY: secretKey,
          META_APP_ID: config.meta.appId,
          META_APP_SECRET: config.meta.appSecret,
          META_GRAPH_URL: config.meta.graphUrl,
          META_DIALOG_URL: config.meta.dialogUrl,
          META_VERIFY_TOKEN: config.meta.verifyToken,
        },
      })
      children.push(child)
      return child
    },
    async rests(dispatcher) {
      await until('the dispatcher rests', async () => {
        await shop.world.settles()
        return areIdle(shop.world.context, [dispatcher])
      })
    },
    async stops() {
      await Promise.all(started.splice(0).map((running) => running.stop()))
    },
    async [Symbol.asyncDispose]() {
      for (const child of children) child.kill('SIGKILL')
      await this.stops()
    },
  }
}

/** Waits for something that other processes bring about; gives up loudly. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 100_000
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`Never came: ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The platform takes a reply to this customer and is very slow to say so; nothing of it comes back by webhook. */
export async function takesSilently(shop: Shop, customer: Customer): Promise<void> {
  await shop.fault(customer, 'send', { delayMs: 60_000 }, 1)
  await shop.fault(customer, 'webhook', { drop: true })
}
