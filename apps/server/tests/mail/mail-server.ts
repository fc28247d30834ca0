import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export interface ReceivedLetter {
  from: string
  to: string[]
  subject: string
  text: string
}

/** A mail server that asks for a password and keeps what it is given. */
export interface MailServer extends AsyncDisposable {
  url: string
  password: string
  /** What arrived since the last look, waiting for one to arrive if none has. */
  next(): Promise<ReceivedLetter>
  /** To whom it delivers nothing, as a server does for a mailbox that does not exist. */
  refused: Set<string>
}

const user = 'moc-store'
const password = 'mat-khau-cua-hop-thu'

export async function openMailServer(): Promise<MailServer> {
  const arrived: ReceivedLetter[] = []
  const refused = new Set<string>()
  let waiting: ((letter: ReceivedLetter) => void) | null = null
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password: said }, _session, done) {
      if (username === user && said === password) done(null, { user })
      else done(Object.assign(new Error('5.7.8 no'), { responseCode: 535 }))
    },
    onRcptTo({ address }, _session, done) {
      done(refused.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null)
    },
    async onData(stream, { envelope }, done) {
      const { mailFrom, rcptTo } = envelope
      const letter = {
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        ...read(await text(stream)),
      }
      done()
      if (waiting) waiting(letter)
      else arrived.push(letter)
      waiting = null
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://${user}:${password}@127.0.0.1:${port}`,
    password,
    refused,
    next() {
      const letter = arrived.shift()
      if (letter) return Promise.resolve(letter)
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A letter of one part, as a mail program shows it. */
function read(raw: string): { subject: string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = head.replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? ''
  const body = rest.join('\r\n\r\n')
  const encoding = header('Content-Transfer-Encoding').toLowerCase()
  return {
    subject: header('Subject')
      .replace(/\?=\s+=\?/g, '?==?')
      .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_all, kind: string, word: string) =>
        kind.toLowerCase() === 'b' ? plain(word, 'base64') : plain(word.replaceAll('_', ' '), 'quoted'),
      ),
    text:
      encoding === 'base64'
        ? plain(body, 'base64')
        : encoding === 'quoted-printable'
          ? plain(body, 'quoted')
          : body,
  }
}

function plain(coded: string, kind: 'base64' | 'quoted'): string {
  if (kind === 'base64') return Buffer.from(coded, 'base64').toString()
  const bytes = coded
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
