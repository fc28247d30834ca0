import type { MemberId, SessionId } from '@lienmach/domain'

/** One browser in which a person is signed in. */
export interface Session {
  id: SessionId
  userId: MemberId
}
