import type { Config } from '../config.ts'
import { channels } from './channels.ts'
import { dataFolder } from './data-folder.ts'
import { database } from './database.ts'
import type { Finding, Question, Wish } from './finding.ts'
import { graphApi } from './graph-api.ts'
import { publicAddress } from './public-address.ts'

export type { Finding } from './finding.ts'

const questions: readonly Question[] = [dataFolder, database, graphApi, publicAddress, channels]

/** Asks one after the other; each new way of being down becomes a question of its own. */
export async function checkAll(config: Config, wish: Wish): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const ask of questions) findings.push(...(await ask(config, wish)))
  return findings
}
