import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrialSecrets } from './config.ts'

/** Outside production nobody should have to invent secrets: they are made at the first start and stay the same. */
export async function keepTrialSecrets(dataDir: string): Promise<TrialSecrets> {
  const path = join(dataDir, 'secrets.json')
  try {
    return JSON.parse(await readFile(path, 'utf8')) as TrialSecrets
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
  }
  const secrets: TrialSecrets = {
    secretKey: randomBytes(32).toString('base64'),
    appSecret: randomBytes(16).toString('hex'),
    verifyToken: randomBytes(24).toString('hex'),
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return secrets
}
