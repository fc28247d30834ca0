export interface Letter {
  to: string
  subject: string
  text: string
}

/** Sends letters, where a mail server is set. Without one, people are shown links to hand on by themselves. */
export interface Mailer {
  readonly configured: boolean
  /** Rejects when the mail server does not take the letter. */
  send(letter: Letter): Promise<void>
}
