import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { resolve } from 'node:path'

export const roleNames = ['ingest', 'api', 'dispatch', 'jobs'] as const
/** The parts of the work that a process can take on. */
export type RoleName = (typeof roleNames)[number]

export interface Config {
  production: boolean
  host: string
  port: number
  emulatorPort: number
  dataDir: string
  /** Null: the PostgreSQL that comes along is started in `dataDir`. */
  databaseUrl: string | null
  roles: readonly RoleName[]
  /** Where browsers and Meta reach this server, without a slash at the end. */
  publicUrl: string
  secretKey: Buffer
  meta: {
    appId: string
    appSecret: string
    /** The secret before the last change: signatures made with it are still good. */
    previousAppSecret: string | null
    verifyToken: string
    graphUrl: string
    dialogUrl: string
    graphVersion: string
    /** The app has Meta's approval for the Human Agent feature. */
    humanAgent: boolean
  }
  /** Where the pretend Facebook runs, when this installation talks to it. */
  emulatorUrl: string | null
  mail: { url: string; from: string } | null
  media:
    | { kind: 'filesystem'; folder: string }
    | {
        kind: 's3'
        endpoint: string | null
        bucket: string
        region: string
        accessKeyId: string
        secretAccessKey: string
      }
  logLevel: string
  /** Addresses of proxies whose forwarding headers are believed. */
  trustProxy: readonly string[]
  webhookMaxBytes: number
}

/** Something in the environment is wrong; the message names every fault with a valid example. */
export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Secrets of an installation that tries things out: made once and kept beside its data. */
export interface TrialSecrets {
  secretKey: string
  appSecret: string
  verifyToken: string
}

const emulatorAppId = '300000000000001'
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

type Env = Readonly<Record<string, string | undefined>>

export const dataDirOf = (env: Env): string => resolve(env['DATA_DIR']?.trim() || './data')

/** Reads the whole environment once. `trial` stands in for secrets outside production. */
export function readConfig(env: Env, trial: TrialSecrets | null): Config {
  const faults: string[] = []
  const text = (name: string): string | null => env[name]?.trim() || null
  const fault = (name: string, what: string, example: string) => {
    faults.push(`${name} ${what}, for example ${name}=${example}`)
  }

  const production = text('NODE_ENV') === 'production'
  const number = (name: string, fallback: number, least: number, most: number): number => {
    const value = text(name)
    if (value === null) return fallback
    const parsed = Number(value)
    if (Number.isInteger(parsed) && parsed >= least && parsed <= most) return parsed
    fault(name, `must be a whole number from ${least} to ${most}, not "${value}"`, String(fallback))
    return fallback
  }
  const address = (name: string, fallback: string, schemes: readonly string[]): string => {
    const value = text(name) ?? fallback
    const url = URL.parse(value)
    if (url && schemes.includes(url.protocol)) return value.replace(/\/+$/, '')
    fault(
      name,
      `must be an address beginning with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}, not "${value}"`,
      fallback,
    )
    return fallback
  }
  const flag = (name: string): boolean => {
    const value = text(name)?.toLowerCase()
    if (value === undefined || ['false', '0', 'no', 'off'].includes(value)) return false
    if (['true', '1', 'yes', 'on'].includes(value)) return true
    fault(name, `must be true or false, not "${value}"`, 'true')
    return false
  }
  const secret = (name: string, standIn: string | undefined, example: string): string => {
    const value = text(name)
    if (value !== null) return value
    if (production || standIn === undefined) fault(name, 'is needed in production', example)
    return standIn ?? ''
  }

  const port = number('PORT', 3000, 0, 65_535)
  const emulatorPort = number('EMULATOR_PORT', 4000, 0, 65_535)
  if (production && text('PUBLIC_URL') === null)
    fault('PUBLIC_URL', 'is needed in production', 'https://chat.example.vn')
  const publicUrl = address('PUBLIC_URL', `http://localhost:${port}`, ['http:', 'https:'])
  if (production && text('PUBLIC_URL') !== null && !publicUrl.startsWith('https:')) {
    fault(
      'PUBLIC_URL',
      'must begin with https:// in production, because Meta sends webhooks to nothing else',
      'https://chat.example.vn',
    )
  }

  const emulated = !production && text('META_GRAPH_URL') === null && text('META_APP_ID') === null
  const emulatorUrl = `http://localhost:${emulatorPort}`

  const secretKey = secret('SECRET_KEY', trial?.secretKey, '"$(openssl rand -base64 32)"')
  if (text('SECRET_KEY') !== null && secretKey.length < 32) {
    fault('SECRET_KEY', 'must be at least 32 characters long', '"$(openssl rand -base64 32)"')
  }

  const roles = (text('LIENMACH_ROLES')?.split(',') ?? [...roleNames])
    .map((name) => name.trim())
    .filter(Boolean)
  for (const name of roles.filter((one) => !roleNames.includes(one as RoleName))) {
    fault('LIENMACH_ROLES', `names a part that does not exist: "${name}"`, roleNames.join(','))
  }

  if (roles.length === 0) fault('LIENMACH_ROLES', 'names no part at all', roleNames.join(','))

  const graphVersion = text('META_GRAPH_VERSION') ?? 'v25.0'
  if (!/^v\d+\.\d+$/.test(graphVersion))
    fault('META_GRAPH_VERSION', `must look like a version, not "${graphVersion}"`, 'v25.0')

  const databaseUrl = text('DATABASE_URL')
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    fault(
      'DATABASE_URL',
      'must begin with postgres://',
      'postgres://lienmach:secret@db.internal:5432/lienmach',
    )
  }

  const logLevel = text('LOG_LEVEL') ?? 'info'
  if (!logLevels.includes(logLevel)) fault('LOG_LEVEL', `must be one of ${logLevels.join(', ')}`, 'info')

  const dataDir = dataDirOf(env)
  const config: Config = {
    production,
    host: text('HOST') ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port,
    emulatorPort,
    dataDir,
    databaseUrl,
    roles: roles as RoleName[],
    publicUrl,
    secretKey: createHash('sha256').update(secretKey).digest(),
    meta: {
      appId: secret('META_APP_ID', emulatorAppId, '123456789012345'),
      appSecret: secret('META_APP_SECRET', trial?.appSecret, '0f1e2d3c…'),
      previousAppSecret: text('META_APP_SECRET_PREVIOUS'),
      verifyToken: secret('META_VERIFY_TOKEN', trial?.verifyToken, '"$(openssl rand -hex 24)"'),
      graphUrl: address('META_GRAPH_URL', emulated ? emulatorUrl : 'https://graph.facebook.com', [
        'https:',
        'http:',
      ]),
      dialogUrl: address('META_DIALOG_URL', emulated ? emulatorUrl : 'https://www.facebook.com', [
        'https:',
        'http:',
      ]),
      graphVersion,
      humanAgent: flag('META_HUMAN_AGENT'),
    },
    emulatorUrl: emulated ? emulatorUrl : null,
    mail: readMail(text, fault),
    media: readMedia(text, fault, dataDir),
    logLevel,
    trustProxy: readProxies(text, fault),
    webhookMaxBytes: number('WEBHOOK_MAX_BYTES', 8 * 1024 * 1024, 1024, 64 * 1024 * 1024),
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}

type Text = (name: string) => string | null
type Fault = (name: string, what: string, example: string) => void

/** Addresses, ranges like 10.0.0.0/8, and the names that Fastify knows. */
function readProxies(text: Text, fault: Fault): string[] {
  const proxies = (text('TRUST_PROXY')?.split(',') ?? []).map((one) => one.trim()).filter(Boolean)
  for (const proxy of proxies) {
    const [address = '', bits = '0', ...rest] = proxy.split('/')
    const known = ['loopback', 'linklocal', 'uniquelocal'].includes(proxy)
    if (known || (isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && rest.length === 0)) continue
    fault('TRUST_PROXY', `names something that is no address: "${proxy}"`, '10.0.0.0/8,127.0.0.1')
  }
  return proxies
}

function readMail(text: Text, fault: Fault): Config['mail'] {
  const url = text('SMTP_URL')
  if (url === null) return null
  if (!/^smtps?:\/\//.test(url))
    fault('SMTP_URL', 'must begin with smtp:// or smtps://', 'smtps://user:secret@mail.example.vn')
  const from = text('MAIL_FROM')
  if (from === null) fault('MAIL_FROM', 'is needed together with SMTP_URL', '"Mộc Store <chat@example.vn>"')
  return { url, from: from ?? '' }
}

function readMedia(text: Text, fault: Fault, dataDir: string): Config['media'] {
  const kind = text('MEDIA_STORE') ?? 'filesystem'
  if (kind === 'filesystem') return { kind, folder: resolve(dataDir, 'media') }
  if (kind !== 's3') fault('MEDIA_STORE', `must be filesystem or s3, not "${kind}"`, 's3')
  const needed = (name: string, example: string): string => {
    const value = text(name)
    if (value === null) fault(name, 'is needed with MEDIA_STORE=s3', example)
    return value ?? ''
  }
  return {
    kind: 's3',
    endpoint: text('S3_ENDPOINT'),
    bucket: needed('S3_BUCKET', 'lienmach-media'),
    region: text('S3_REGION') ?? 'us-east-1',
    accessKeyId: needed('S3_ACCESS_KEY_ID', 'AKIA…'),
    secretAccessKey: needed('S3_SECRET_ACCESS_KEY', '…'),
  }
}
