import { type SpawnOptions, spawn } from 'node:child_process'
import { root } from './root.ts'

/** Runs a program in the project's folder and answers its exit code. Its output goes where ours goes. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(signal === null ? (code ?? 1) : 1))
  })
}

/** Runs a program quietly; answers its exit code and everything it said. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<{ code: number; said: string }> {
  const said: Buffer[] = []
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', reject)
    child.once('close', (exit, signal) => resolve(signal === null ? (exit ?? 1) : 1))
  })
  return { code, said: Buffer.concat(said).toString('utf8') }
}
