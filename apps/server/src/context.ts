import { join } from 'node:path'
import { type Accounts, openAccounts } from './accounts/accounts.ts'
import type { PasswordCost } from './accounts/password-hash.ts'
import { fileSendJournal } from './adapters/file-send-journal.ts'
import { folderMediaStore } from './adapters/folder-media-store.ts'
import { s3MediaStore } from './adapters/s3-media-store.ts'
import { metaFileHosts, openSafeFetch } from './adapters/safe-fetch.ts'
import { openSecretBox } from './adapters/secret-box.ts'
import { openMailer } from './adapters/smtp-mailer.ts'
import { systemClock } from './adapters/system-clock.ts'
import { systemRandom } from './adapters/system-random.ts'
import { openWebPush } from './adapters/web-push-service.ts'
import { facebookPageAdapter } from './channels/facebook-page/adapter.ts'
import { facebookConnector } from './channels/facebook-page/connector.ts'
import { openGraphClient } from './channels/facebook-page/graph-client.ts'
import type { Config } from './config.ts'
import { type Logger, openLog } from './log.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import type { ChannelConnector } from './ports/channel-connector.ts'
import { type Channels, channelsOf } from './ports/channels.ts'
import type { Clock } from './ports/clock.ts'
import type { FileFetcher } from './ports/file-fetcher.ts'
import type { Mailer } from './ports/mailer.ts'
import type { MediaStore } from './ports/media-store.ts'
import type { PushService } from './ports/push-service.ts'
import type { Random } from './ports/random.ts'
import type { SecretBox } from './ports/secret-box.ts'
import type { SendJournal } from './ports/send-journal.ts'
import { startEmbeddedPostgres } from './postgres/embedded-postgres.ts'
import { type Databases, openDatabases } from './store/db.ts'
import { migrate } from './store/migrations.ts'
import { openWake, type Wake } from './wake.ts'

/** Everything an action may reach: time, chance, storage and the outside world. */
export interface Context {
  readonly config: Config
  readonly log: Logger
  readonly metrics: Metrics
  readonly clock: Clock
  readonly random: Random
  readonly secretBox: SecretBox
  readonly mailer: Mailer
  readonly mediaStore: MediaStore
  readonly sendJournal: SendJournal
  readonly db: Databases
  readonly wake: Wake
  readonly accounts: Accounts
  /** How a platform lets us in. */
  readonly connector: ChannelConnector
  /** How a platform is spoken with. */
  readonly channels: Channels
  /** Fetches what strangers point us to. */
  readonly files: FileFetcher
  /** Reaches browsers that have no window open. */
  readonly push: PushService
}

export interface OpenContext extends Context {
  /** Closes in reverse order; PostgreSQL last, when it was started here. */
  close(): Promise<void>
}

/** What tests put in the place of the machine's own. */
export type Overrides = Partial<Pick<Context, 'clock' | 'random' | 'log' | 'mailer' | 'mediaStore'>> & {
  /** Connections at most, for each pool. */
  poolSize?: number
  /** What guessing a password costs, and so what checking one costs. */
  passwordCost?: PasswordCost
  /** The origin of a pretend push service. */
  pushOrigin?: string
}

/**
 * Opens every resource in order and brings the schema up to date. Nothing works yet: roles and HTTP are started by
 * whoever holds the context.
 */
export async function openContext(config: Config, overrides: Overrides = {}): Promise<OpenContext> {
  const closers: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne()
  }
  try {
    const log = overrides.log ?? openLog(config.logLevel)
    const metrics = openMetrics()
    const clock = overrides.clock ?? systemClock
    const random = overrides.random ?? systemRandom(clock)
    const secretBox = openSecretBox(config.secretKey)
    const mailer = overrides.mailer ?? openMailer(config.mail)
    const mediaStore = overrides.mediaStore ?? openMediaStore(config, random, closers)

    const sendJournal = fileSendJournal(join(config.dataDir, 'send-journal'))

    const url = config.databaseUrl ?? (await startPostgres(config, clock, log, closers))
    const db = openDatabases({
      url,
      log,
      ...(overrides.poolSize !== undefined && { size: overrides.poolSize }),
    })
    closers.push(() => db.close())
    await migrate(db.owner, (migration) => log.info({ migration }, 'bringing the schema up to date'))

    const wake = openWake({ url, clock, log, nodeId: random.uuid() })
    closers.push(() => wake.stop())
    await wake.start()

    const { graphUrl, dialogUrl, graphVersion, appId, appSecret, previousAppSecret, verifyToken } =
      config.meta
    const graph = openGraphClient({ graphUrl, version: graphVersion, appSecret, clock, random })
    closers.push(() => graph.close())
    const connector = facebookConnector({
      id: appId,
      secret: appSecret,
      previousSecret: previousAppSecret,
      verifyToken,
      dialogUrl,
      graphVersion,
      publicUrl: config.publicUrl,
      graph,
    })

    // Only a pretend platform answers without https, and what its customers send lies with it.
    const platform = new URL(graphUrl)
    const trustedOrigin = platform.protocol === 'http:' ? platform.origin : null
    const files = openSafeFetch({ hosts: metaFileHosts, trustedOrigin })
    closers.push(() => files.close())
    const channels = channelsOf([facebookPageAdapter({ graph, clock, appId, site: dialogUrl })])

    const push = openWebPush({
      secretKey: config.secretKey,
      publicUrl: config.publicUrl,
      trustedOrigin: overrides.pushOrigin ?? null,
    })
    closers.push(() => push.close())

    const accounts = openAccounts({ config, log, random, db, mailer, passwordCost: overrides.passwordCost })
    return {
      config,
      log,
      metrics,
      clock,
      random,
      secretBox,
      mailer,
      mediaStore,
      sendJournal,
      db,
      wake,
      accounts,
      connector,
      channels,
      files,
      push,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function startPostgres(
  config: Config,
  clock: Clock,
  log: Logger,
  closers: (() => Promise<void> | void)[],
): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, clock })
  closers.push(() => postgres.stop())
  log.info({ adopted: postgres.adopted }, 'the embedded PostgreSQL answers')
  return postgres.url
}

function openMediaStore(
  { media }: Config,
  random: Random,
  closers: (() => Promise<void> | void)[],
): MediaStore {
  if (media.kind === 'filesystem') return folderMediaStore(media.folder, random)
  const store = s3MediaStore(media)
  closers.push(() => store.close())
  return store
}
