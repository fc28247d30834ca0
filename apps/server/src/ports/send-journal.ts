import type { ChannelId, WorkspaceId } from '@lienmach/domain'

/** A send that the platform accepted and that the database could not be told of. */
export interface UnrecordedSend {
  workspaceId: WorkspaceId
  channelId: ChannelId
  token: string
  mid: string
}

/** A note on this host's disk for the time in which the database does not answer. It survives the process. */
export interface SendJournal {
  /** Resolves when the note is safely on disk. */
  add(send: UnrecordedSend): Promise<void>
  forget(token: string): Promise<void>
  read(): Promise<UnrecordedSend[]>
}
