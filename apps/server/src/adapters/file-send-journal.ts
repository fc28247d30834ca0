import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SendJournal, UnrecordedSend } from '../ports/send-journal.ts'

/** A journal in one small file, replaced as a whole: it holds a few lines at most, and none on ordinary days. */
export function fileSendJournal(path: string): SendJournal {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
  const read = async (): Promise<UnrecordedSend[]> => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as UnrecordedSend)
  }

  return {
    add: (send) =>
      inTurn(async () =>
        replace(path, [...(await read()).filter(({ token }) => token !== send.token), send]),
      ),
    forget: (token) =>
      inTurn(async () => {
        const sends = await read()
        const left = sends.filter((send) => send.token !== token)
        if (left.length < sends.length) await replace(path, left)
      }),
    read: () => inTurn(read),
  }
}

async function replace(path: string, sends: readonly UnrecordedSend[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(sends.map((send) => `${JSON.stringify(send)}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
