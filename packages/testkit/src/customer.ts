import type { FacebookPage } from './facebook-page.ts'

/** Somebody who writes to a Page from their own chat window. */
export class Customer {
  readonly page: FacebookPage
  readonly name: string
  #psid: Promise<string> | null = null

  constructor(page: FacebookPage, name: string) {
    this.page = page
    this.name = name
  }

  /** Their id on this Page. They come into being when it is first asked for. */
  psid(): Promise<string> {
    this.#psid ??= this.page.desk.customer(this.page.externalId, this.name).then(({ psid }) => psid)
    return this.#psid
  }

  async says(text: string): Promise<string> {
    return this.sends({ text })
  }

  /** Anything a customer can send: `{ text }`, `{ attachment }`, `{ sticker }`, with `replyTo`. Answers its mid. */
  async sends(message: object): Promise<string> {
    const { mid } = await this.page.desk.says(this.page.externalId, await this.psid(), message)
    return mid
  }

  /** Looks at the chat: what the Page sent becomes read. */
  async opens(): Promise<void> {
    await this.page.desk.call('POST', `/pages/${this.page.externalId}/customers/${await this.psid()}/open`)
  }

  /** What the Page's side said to them. */
  async received(): Promise<string[]> {
    const seen = await this.page.desk.seenBy(this.page.externalId, await this.psid())
    return seen
      .filter(({ from }) => from === 'page')
      .map(({ text, attachments }) => text ?? `[${attachments.map(({ type }) => type).join(' ')}]`)
  }
}
