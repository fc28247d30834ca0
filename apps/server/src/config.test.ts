import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const trial = {
  secretKey: 'a trial key of at least 32 letters',
  appSecret: 'trial app',
  verifyToken: 'trial token',
}
const production = {
  NODE_ENV: 'production',
  META_APP_ID: '123456789012345',
  META_APP_SECRET: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  META_VERIFY_TOKEN: 'a verify token',
  PUBLIC_URL: 'https://chat.example.vn/',
  SECRET_KEY: 'x'.repeat(32),
}

function faultsOf(env: Record<string, string>, standIns: typeof trial | null = trial): readonly string[] {
  try {
    readConfig(env, standIns)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

test('an empty environment is a demonstration against the emulator', () => {
  const config = readConfig({}, trial)
  expect(config).toMatchObject({
    port: 3000,
    publicUrl: 'http://localhost:3000',
    emulatorUrl: 'http://localhost:4000',
    databaseUrl: null,
    roles: ['ingest', 'api', 'dispatch', 'jobs'],
    meta: {
      graphUrl: 'http://localhost:4000',
      appSecret: 'trial app',
      graphVersion: 'v25.0',
      humanAgent: false,
    },
    media: { kind: 'filesystem' },
  })
})

test('an app of ours at Meta takes the place of the emulator', () => {
  const config = readConfig(production, null)
  expect(config.emulatorUrl).toBeNull()
  expect(config.meta.graphUrl).toBe('https://graph.facebook.com')
  expect(config.publicUrl).toBe('https://chat.example.vn')
})

test.each(['META_APP_ID', 'META_APP_SECRET', 'META_VERIFY_TOKEN', 'PUBLIC_URL', 'SECRET_KEY'] as const)(
  'production does not start without %s',
  (name) => {
    const { [name]: _left, ...rest } = production
    const faults = faultsOf(rest, null)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name} is needed in production, for example ${name}=`))
  },
)

test('production does not start with an empty secret, a short key or an address without https', () => {
  expect(faultsOf({ ...production, META_APP_SECRET: ' ' }, null)).toHaveLength(1)
  expect(faultsOf({ ...production, SECRET_KEY: 'short' }, null)[0]).toMatch(/at least 32/)
  expect(faultsOf({ ...production, PUBLIC_URL: 'http://chat.example.vn' }, null)[0]).toMatch(/https/)
})

test('every fault is named at once, with a valid example', () => {
  const faults = faultsOf({
    PORT: 'many',
    LIENMACH_ROLES: 'api,everything',
    DATABASE_URL: 'mysql://x',
    META_GRAPH_VERSION: '25',
    MEDIA_STORE: 's3',
    SMTP_URL: 'mail.example.vn',
    META_HUMAN_AGENT: 'maybe',
    TRUST_PROXY: '10.0.0.0/8,everybody',
  })
  const named = faults.map((fault) => fault.split(' ')[0])
  expect(new Set(named)).toEqual(
    new Set([
      'PORT',
      'LIENMACH_ROLES',
      'DATABASE_URL',
      'META_GRAPH_VERSION',
      'S3_BUCKET',
      'S3_ACCESS_KEY_ID',
      'S3_SECRET_ACCESS_KEY',
      'SMTP_URL',
      'MAIL_FROM',
      'META_HUMAN_AGENT',
      'TRUST_PROXY',
    ]),
  )
  for (const fault of faults) expect(fault).toMatch(/, for example [A-Z0-9_]+=\S/)
})

test('a role list without any role is a fault, not a server that does nothing', () => {
  expect(faultsOf({ LIENMACH_ROLES: ' , ' })[0]).toMatch(/^LIENMACH_ROLES/)
})
