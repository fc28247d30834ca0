import { accountRoutes, channelRoutes, type Role } from '@lienmach/contract'
import { type RunningEmulator, startEmulator } from '@lienmach/emulator'
import {
  type OpenContext,
  openContext,
  openLog,
  readConfig,
  type Server,
  startServer,
} from '@lienmach/server'
import { type Consent, consents } from './consent.ts'
import { createDatabase } from './database.ts'
import { Desk } from './desk.ts'
import { FacebookPage } from './facebook-page.ts'
import { freePort } from './free-port.ts'
import { Member } from './member.ts'
import { createTestClock } from './test-clock.ts'
import type { TestDatabase } from './test-postgres.ts'

export interface WorldOptions {
  /** Further variables of the environment that the server is configured by, e.g. `META_HUMAN_AGENT`. */
  env?: Record<string, string>
  /** Where log lines go; nowhere when unset. */
  log?: (line: string) => void
  /** The emulator's seed. */
  seed?: string
  poolSize?: number
  /** The push service that the server may reach inside; see `startPushService`. */
  pushOrigin?: string
}

export interface ConnectOptions {
  name?: string
  mode?: 'zero_config' | 'routing'
  chatRight?: 'share' | 'only_me'
  consent?: Partial<Consent>
  /** Who connects it; the owner when unset. */
  as?: Member
  /** What happens on the Page before it is connected. */
  before?: (page: FacebookPage) => Promise<void>
}

/** A server, the platform it talks to, the people on both sides, and the time they live in. */
export interface World extends AsyncDisposable {
  readonly url: string
  readonly context: OpenContext
  readonly server: Server
  readonly emulator: RunningEmulator
  readonly desk: Desk
  readonly clock: { advance(ms: number): Promise<void> }
  /** The shop's owner, who set the installation up. */
  readonly owner: Member
  signIn(name: string, role?: Role): Promise<Member>
  connectFacebookPage(options?: ConnectOptions): Promise<FacebookPage>
  /** Waits until nothing is due on either side. */
  settles(): Promise<void>
  /** While something is due: turns both clocks to when a worker that rests looks again, rather than wait for it. */
  looksAgain(): Promise<void>
  /** Lets the platform repeat all that failed and every doubt be looked into, until nothing is left to do. */
  settlesAll(): Promise<void>
  /** Stops the server and starts it again on the same database. */
  restartsServer(): Promise<void>
  stopsServer(): Promise<void>
  startsServer(): Promise<void>
  /** What a server in a process of its own needs in order to take this one's place. */
  readonly environment: Record<string, string>
}

const password = 'cây cầu khỉ dài'
/** Nobody guesses passwords here. */
const cheap = { memory: 8, passes: 1, parallelism: 1 }
/** Receipts and the like follow within this time, and workers look again by themselves; `settles` lets it pass. Milliseconds. */
const soon = 2_000
/** Real milliseconds after which waiting for rest is given up. */
const patience = 30_000
const minute = 60_000

/** Starts everything on free ports, with the owner signed in. Dispose of it to stop it all. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const stack = new AsyncDisposableStack()
  try {
    const database: TestDatabase = stack.use(await createDatabase())
    const emulator = await startEmulator({
      port: 0,
      ...(options.seed !== undefined && { seed: options.seed }),
    })
    stack.defer(() => emulator.close())
    const desk = new Desk(emulator.url)

    const port = await freePort()
    const url = `http://localhost:${port}`
    const verifyToken = 'verify token of the test'
    const app = await desk.app({
      name: 'Liền Mạch',
      redirectUris: [`${url}/connect/facebook/callback`],
      webhookUrl: `${url}/webhooks/meta`,
      verifyToken,
    })
    const secretKey = 'a secret key for tests only, long'
    const environment: Record<string, string> = {
      PORT: String(port),
      PUBLIC_URL: url,
      DATABASE_URL: database.url,
      META_APP_ID: app.id,
      META_APP_SECRET: app.secret,
      META_GRAPH_URL: emulator.url,
      META_DIALOG_URL: emulator.url,
      LOG_LEVEL: options.log ? 'debug' : 'silent',
      DATA_DIR: `/tmp/lienmach-test-${process.pid}-${port}`,
      SECRET_KEY: secretKey,
      META_VERIFY_TOKEN: verifyToken,
      ...options.env,
    }
    const config = readConfig(environment, null)
    const clock = createTestClock()
    const { log } = options
    const start = async () => {
      const context = await openContext(config, {
        clock,
        poolSize: options.poolSize ?? 4,
        passwordCost: cheap,
        ...(options.pushOrigin !== undefined && { pushOrigin: options.pushOrigin }),
        log: openLog(config.logLevel, log && { write: log }),
      })
      const server = await startServer(context)
      await server.http.listen({ host: '127.0.0.1', port })
      return { context, server }
    }
    let running = await start()
    const stop = async () => {
      await running.server.stop()
      await running.context.close()
    }
    stack.defer(stop)

    const owner = new Member(url, 'Nguyễn Thu Hà', 'ha@shop.test', password)
    const { id: workspaceId } = await owner.call(accountRoutes.setUp, {
      body: {
        name: owner.name,
        email: owner.email,
        password,
        workspaceName: 'Mộc Store',
        timeZone: 'Asia/Ho_Chi_Minh',
        locale: 'vi',
      },
    })
    owner.workspaceId = workspaceId
    owner.id = (await owner.call(accountRoutes.me, {})).id

    let people = 0
    const advance = async (ms: number) => {
      clock.advance(ms)
      await desk.advance(ms)
    }
    const resources = stack.move()
    const world: World = {
      url,
      get context() {
        return running.context
      },
      get server() {
        return running.server
      },
      emulator,
      desk,
      owner,
      clock: { advance },

      async signIn(name, role = 'agent') {
        const person = new Member(url, name, `nguoi${++people}@shop.test`, password)
        const { link } = await owner.call(accountRoutes.invite, {
          params: {},
          body: { email: person.email, role },
        })
        const token = new URL(link).pathname.split('/').at(-1) ?? ''
        await person.call(accountRoutes.acceptInvitation, { params: { token }, body: { name, password } })
        person.workspaceId = workspaceId
        person.id = (await person.call(accountRoutes.me, {})).id
        return person
      },

      async connectFacebookPage({
        name = 'Mộc Store',
        mode,
        chatRight = 'share',
        consent,
        as = owner,
        before,
      } = {}) {
        const { id: adminId } = await desk.user(as.name)
        const { id } = await desk.page({ name, admins: [adminId], ...(mode !== undefined && { mode }) })
        const page = new FacebookPage(desk, id, adminId, name)
        await before?.(page)
        const attempt = await as.call(channelRoutes.connectFacebook, { params: {}, body: {} })
        const back = await consents(attempt.dialogUrl ?? '', { userId: adminId, ...consent })
        const { pathname, search } = new URL(back)
        await as.send('GET', `${pathname}${search}`)
        const channel = await as.call(channelRoutes.connectPage, {
          params: { attemptId: attempt.id, externalId: id },
          body: { chatRight },
        })
        page.channelId = channel.id
        return page
      },

      async settles() {
        const until = performance.now() + patience
        let restful = 0
        while (restful < 2) {
          if (performance.now() > until) {
            throw new Error(
              `Still at work: ${(await running.server.roles.busy()).join(', ') || 'the emulator'}.`,
            )
          }
          const moved = await passShortWaits(emulator, advance)
          await emulator.settled(0)
          const isIdle = await running.server.roles.isIdle()
          restful = moved || !isIdle ? 0 : restful + 1
          if (!isIdle) await world.looksAgain()
        }
      },

      async looksAgain() {
        const rest = running.server.roles.isBusy() ? null : clock.untilNext()
        if (rest !== null && rest <= soon) await advance(Math.ceil(rest))
        else await new Promise((resolve) => setTimeout(resolve, 2))
      },

      async settlesAll() {
        for (let round = 0; round < 12; round += 1) {
          await world.settles()
          await advance(10 * minute)
        }
        await world.settles()
      },

      async restartsServer() {
        await stop()
        running = await start()
      },
      stopsServer: stop,
      async startsServer() {
        running = await start()
      },
      environment,

      [Symbol.asyncDispose]: () => resources.disposeAsync(),
    }
    return world
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

/**
 * Waits until the platform has nothing to do at this very moment and the server is at rest too; no more time passes than
 * the server's workers rest. What rest means may be said more narrowly.
 */
export async function comesToRest(
  world: World,
  isAtRest: () => Promise<boolean> = () => world.server.roles.isIdle(),
): Promise<void> {
  for (;;) {
    await world.emulator.settled(0)
    if (await isAtRest()) return
    await world.looksAgain()
  }
}

/** Turns both clocks to what the emulator does within the next moments. Answers whether there was anything. */
async function passShortWaits(
  { world: { clock } }: RunningEmulator,
  advance: (ms: number) => Promise<void>,
): Promise<boolean> {
  const { nextDue } = clock.waiting()
  if (nextDue === null || nextDue - clock.now() > soon) return false
  await advance(Math.max(1, nextDue - clock.now()))
  return true
}
