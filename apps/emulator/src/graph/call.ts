import type { Params } from './params.ts'

/** One call of the Graph API, whichever way it came: by HTTP or inside a batch. */
export interface GraphCall {
  method: string
  /** As written in the path; null when it has none. */
  version: string | null
  segments: string[]
  params: Params
  files: UploadedFile[]
  bearer: string | null
}

export interface UploadedFile {
  field: string
  name: string
  contentType: string
  bytes: Buffer
}

/** What goes back, before HTTP. */
export interface GraphAnswer {
  status: number
  headers: Record<string, string>
  body: unknown
}
