import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Question } from './finding.ts'

const question = 'Can the data folder be written, and is there room?'
const scarce = 1024 ** 3

/** Files of customers and, by default, the database lie there. */
export const dataFolder: Question = async ({ dataDir }) => {
  const probe = join(dataDir, `.doctor-${process.pid}`)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    const remedy = 'Give it to the account that runs the server, or set DATA_DIR to another folder.'
    return [{ question, state: 'broken', reason: `${dataDir}: ${(error as { code?: string }).code}`, remedy }]
  }
  const { bavail, bsize } = await statfs(dataDir)
  const free = Number(bavail) * Number(bsize)
  const reason = `${dataDir}, ${Math.floor(free / 1024 ** 3)} GiB free`
  if (free < scarce)
    return [{ question, state: 'look', reason, remedy: 'Make room: a full disk stops everything.' }]
  return [{ question, state: 'well', reason }]
}
