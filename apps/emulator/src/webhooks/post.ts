import { type Dispatcher, request } from 'undici'

interface PostAnswer {
  /** Null when no answer came in time. */
  status: number | null
  error: string | null
}

export type Post = (
  url: string,
  headers: Record<string, string>,
  body: string,
  deadlineMs: number,
) => Promise<PostAnswer>

/** Posts a body to a webhook and wants an answer within real milliseconds. */
export function createPost(dispatcher: Dispatcher): Post {
  return async (url, signed, body, deadlineMs) => {
    const impatience = new AbortController()
    const timer = setTimeout(() => impatience.abort(new Error('no answer within the deadline')), deadlineMs)
    try {
      const headers = { 'content-type': 'application/json', 'user-agent': 'facebookexternalua', ...signed }
      const answer = await request(url, {
        method: 'POST',
        headers,
        body,
        dispatcher,
        signal: impatience.signal,
      })
      await answer.body.dump()
      return { status: answer.statusCode, error: null }
    } catch (error) {
      return { status: null, error: error instanceof Error ? error.message : String(error) }
    } finally {
      clearTimeout(timer)
    }
  }
}
