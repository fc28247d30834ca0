import { createTransport } from 'nodemailer'
import type { Mailer } from '../ports/mailer.ts'

/** How long a mail server may say nothing before a letter counts as refused: somebody waits for it. Milliseconds. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }

/** Letters through a mail server; where none is set, nobody is written to and the product shows links instead. */
export function openMailer(settings: { url: string; from: string } | null, waits = patience): Mailer {
  if (settings === null) {
    return { configured: false, send: () => Promise.resolve() }
  }
  const transport = createTransport({ url: settings.url, ...waits }, { from: settings.from })
  return {
    configured: true,
    async send(letter) {
      await transport.sendMail(letter)
    },
  }
}
