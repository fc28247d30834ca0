/** The ways an entry of a webhook carries an event. */
export type Channel = 'messaging' | 'standby' | 'changes'

/** One event on its way to one app. */
export interface Push {
  appId: string
  pageId: string
  psid: string | null
  field: string
  channel: Channel
  event: object
  /** When the platform wrote the entry, in virtual milliseconds. */
  at: number
  isEcho: boolean
}
