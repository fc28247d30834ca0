import { createTransport } from 'nodemailer'
import type { Mailer } from '../ports/mailer.ts'

/** Letters through a mail server; where none is set, nobody is written to and the product shows links instead. */
export function openMailer(settings: { url: string; from: string } | null): Mailer {
  if (settings === null) {
    return { configured: false, send: () => Promise.resolve() }
  }
  const transport = createTransport(settings.url, { from: settings.from })
  return {
    configured: true,
    async send(letter) {
      await transport.sendMail(letter)
    },
  }
}
