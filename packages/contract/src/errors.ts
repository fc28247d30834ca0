/**
 * Every refusal the server utters on purpose, with its HTTP status. Codes are never reused. The comment says what
 * whoever reads it can do.
 */
export const errorCodes = {
  /** Mend the named fields and send again. */
  'request/invalid': 400,
  /** The text is longer than the platform takes; split it. */
  'request/too-large': 413,
  /** Sign in. */
  'session/required': 401,
  /** The e-mail or the password is wrong; we do not say which. */
  'session/wrong-credentials': 401,
  /** Ask for a new link: this one is used or too old. */
  'session/reset-not-usable': 410,
  /** Choose another password: this one is long enough, and among the first that anybody would try. */
  'password/guessable': 400,
  /** Wait as long as the detail says. */
  'request/too-many': 429,
  /** Reload the page and try again: the call did not come from a page of ours. */
  'request/cross-site': 403,
  /** Ask somebody with the standing that the detail names. */
  'workspace/forbidden': 403,
  /** Reload: it does not exist, or belongs to another workspace. We do not say which. */
  'resource/not-found': 404,
  /** The installation already has its owner; sign in instead. */
  'setup/already-done': 409,
  /** Ask for a new invitation: this one is used, withdrawn or older than a day. */
  'invitation/not-usable': 410,
  /** That address already belongs to a member. */
  'member/already-here': 409,
  /** A workspace keeps at least one owner: appoint another first. */
  'member/last-owner': 409,
  /** Start the connection again from the wizard. */
  'connect/expired': 410,
  /** The Page belongs to another workspace; disconnect it there first. The detail names it if you are in it. */
  'connect/page-taken': 409,
  /** Your role on the Page lacks the task that the detail names. */
  'connect/task-missing': 409,
  /** A permission without which nothing works was declined; the detail names it. Ask Facebook again. */
  'connect/scope-missing': 409,
  /** The platform refused; the detail carries its words. */
  'connect/platform-refused': 502,
  /** The platform could not be reached; try again. */
  'connect/platform-unreachable': 502,
  /** Reload: it is no longer in a state in which this can be done. */
  'message/wrong-state': 409,
  /** We cannot yet rule out that the first sending still arrives; wait until the moment in the detail. */
  'message/may-still-arrive': 409,
  /** The channel is not connected. */
  'channel/not-connected': 409,
  /** The platform does not know the conversation yet, or we cannot ask it; the detail says which. */
  'control/not-askable': 409,
  /** Somebody was faster: the detail names who has it and since when. The text typed is kept. */
  'conversation/claimed-by-other': 409,
  /** These e-mail addresses have no account here; the detail lists them. Invite them first. */
  'rule/unknown-member': 409,
  /** These channels are in other rules; the detail names them. Save again with `moveChannels` to take them. */
  'rule/channel-taken': 409,
  /** Another rule has this name. */
  'rule/name-taken': 409,
  /** Sharing conversations from before shows their history: say that it is understood. */
  'rule/not-understood': 409,
  /** Only the member in charge may write here; the detail names them. Null: nobody is, so claim it first. */
  'conversation/not-yours': 403,
  /** Choose a smaller file; the detail says the limit. */
  'upload/too-large': 413,
  /** Choose another file; the detail says which kinds are taken. */
  'upload/wrong-kind': 415,
  /** The database does not answer. Nothing was lost; try again shortly. */
  'server/unavailable': 503,
  /** A mistake of ours; it has been noted. */
  'server/fault': 500,
} as const

export type ErrorCode = keyof typeof errorCodes

/** The body of every answer that is not a success. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; detail?: Record<string, unknown>; requestId?: string }
}

/** The only error thrown on purpose. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly detail: Record<string, unknown> | undefined

  constructor(code: ErrorCode, detail?: Record<string, unknown>, options?: ErrorOptions) {
    super(code, options)
    this.name = 'AppError'
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return errorCodes[this.code]
  }
}
