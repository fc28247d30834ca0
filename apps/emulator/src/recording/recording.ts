import { readFile } from 'node:fs/promises'

/** The form of a recording; one of another form is not played. */
export const recordingForm = 'lienmach-emulator/1'

/** The people and Pages there were when it began, so that it can be played in an empty world. */
export interface Cast {
  users: { id: string; name: string; locale: string }[]
  pages: {
    id: string
    name: string
    category: string
    admins: string[]
    customers: { psid: string; name: string; locale: string; timezone: number; gender: string | null }[]
  }[]
}

export interface RecordingHead {
  recording: typeof recordingForm
  seed: string
  /** Virtual milliseconds at which it began, as all its moments are. */
  at: number
  cast: Cast
}

/** A call of the Graph API or the desk, and its answer; null where none was given. */
export interface RecordedCall {
  kind: 'call'
  at: number
  method: string
  path: string
  query: Record<string, unknown>
  authorization: string | null
  body: unknown
  status: number | null
  answer: unknown
}

/** One attempt at a webhook. */
export interface RecordedWebhook {
  kind: 'webhook'
  at: number
  url: string
  headers: Record<string, string>
  body: unknown
  status: number | null
  error: string | null
}

export interface Recording extends RecordingHead {
  lines: (RecordedCall | RecordedWebhook)[]
}

/** Why a file cannot be played, in a sentence for the person who named it. */
export class RecordingError extends Error {}

/** Reads a recording. A last line that was cut short, as by a crash, is left out. */
export async function readRecording(path: string): Promise<Recording> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new RecordingError(`There is no recording ${path} that can be read.`)
  })
  const written = text.split('\n')
  // Nothing after the last line's end, or the beginning of a line that was never finished.
  written.pop()
  const [head, ...lines] = written.map((line, index) => parsed(line, index + 1, path))
  if (!isHead(head)) throw new RecordingError(`${path} is no recording of this version of the emulator.`)
  const broken = lines.findIndex((line) => !isLine(line))
  if (broken >= 0) throw new RecordingError(`Line ${broken + 2} of ${path} is no line of a recording.`)
  return { ...head, lines: lines as Recording['lines'] }
}

function parsed(line: string, no: number, path: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new RecordingError(
      no === 1
        ? `${path} is no recording of this version of the emulator.`
        : `Line ${no} of ${path} is no line of a recording.`,
    )
  }
}

const isHead = (value: unknown): value is RecordingHead =>
  (value as RecordingHead | null)?.recording === recordingForm

const isLine = (value: unknown): value is Recording['lines'][number] => {
  const { kind, at } = (value ?? {}) as { kind?: unknown; at?: unknown }
  return (kind === 'call' || kind === 'webhook') && typeof at === 'number'
}
