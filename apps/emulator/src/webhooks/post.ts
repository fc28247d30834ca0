import type { Dispatcher } from 'undici'

export interface PostAnswer {
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

const standing = { 'content-type': 'application/json', 'user-agent': 'facebookexternalua' }

/**
 * Posts a body to a webhook and wants an answer within real milliseconds. Of the answer only the status counts, so its
 * body is never put together: thousands of these go out in a second.
 */
export function createPost(dispatcher: Dispatcher): Post {
  return (url, signed, body, deadlineMs) =>
    new Promise((resolve) => {
      const fail = (error: unknown) =>
        resolve({ status: null, error: error instanceof Error ? error.message : String(error) })
      try {
        const { origin, pathname, search } = new URL(url)
        const headers = { ...standing, ...signed }
        const path = pathname + search
        dispatcher.dispatch(
          { origin, path, method: 'POST', headers, body },
          newHandler(deadlineMs, resolve, fail),
        )
      } catch (error) {
        fail(error)
      }
    })
}

/** Follows one POST from its start to the end of its answer, and ends it itself when the deadline comes first. */
function newHandler(
  deadlineMs: number,
  answered: (answer: PostAnswer) => void,
  failed: (error: unknown) => void,
): Dispatcher.DispatchHandler {
  let controller: Dispatcher.DispatchController | null = null
  let status: number | null = null
  let late: Error | null = null
  const impatience = setTimeout(() => {
    late = new Error('no answer within the deadline')
    failed(late)
    controller?.abort(late)
  }, deadlineMs)

  return {
    onRequestStart(started) {
      controller = started
      if (late) started.abort(late)
    },
    onResponseStart(_controller, statusCode) {
      status = statusCode
    },
    onResponseData: () => undefined,
    onResponseEnd() {
      clearTimeout(impatience)
      answered({ status, error: null })
    },
    onResponseError(_controller, error) {
      clearTimeout(impatience)
      failed(error)
    },
  }
}
