import { type ErrorBody, type ErrorCode, errorCodes } from '@lienmach/contract'

/** A refusal of the server, or no answer at all. `status` is 0 when the server was not reached. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'network/unreachable'
  readonly status: number
  readonly detail: Readonly<Record<string, unknown>>
  /** Names the request in the server's log. */
  readonly requestId: string | null

  constructor(
    code: ErrorCode | 'network/unreachable',
    status: number,
    detail: Readonly<Record<string, unknown>> = {},
    requestId: string | null = null,
    options?: ErrorOptions,
  ) {
    super(code, options)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.detail = detail
    this.requestId = requestId
  }
}

/** Whether asking once more can help: no answer, or a server in trouble. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status >= 500)

/** Reads what came with a refusal. A body that is not ours (a proxy's page) counts as a fault of the server. */
export async function readRefusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  if (isErrorBody(body)) {
    const { code, detail, requestId } = body.error
    return new ApiError(code, response.status, detail, requestId ?? null)
  }
  return new ApiError(response.status === 503 ? 'server/unavailable' : 'server/fault', response.status)
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  const { error } = body
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code in errorCodes
  )
}
