import type { Refused } from '../world/refusals.ts'

/** What the Graph API asks of the world outside: fetching attachments and talking to callbacks. */
export interface Outside {
  /** Gets a file as the platform does when it is given an address. */
  fetchFile(url: string, options: { limitBytes: number; timeoutMs: number }): Promise<FetchedFile | Refused>
  /** Asks a webhook to repeat a challenge; null when it did, else why not. */
  verifyCallback(url: string, verifyToken: string, challenge: string): Promise<string | null>
  /** Tells an app that a person removed it, or asks it to delete their data; yields the answer's body. */
  postSignedRequest(url: string, signedRequest: string): Promise<{ status: number; body: string } | null>
  /** The headers of a page, or null when nothing answers. */
  headersOf(url: string): Promise<Pick<Headers, 'get'> | null>
  /** Resolves when no event of the Page is on its way to the app. */
  eventsDelivered(appId: string, pageId: string): Promise<void>
}

interface FetchedFile {
  ok: true
  bytes: Buffer
  contentType: string
  name: string
}
