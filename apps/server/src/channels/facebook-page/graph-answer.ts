import type { PlatformUsage } from '../../ports/channel-adapter.ts'
import { readUsage } from './graph-usage.ts'
import { asObject, asText, type JsonObject, parseLossless } from './webhook-json.ts'

/** What came of a call. Only `not_started` promises that the platform knows nothing of it. */
export type GraphAnswer =
  | { outcome: 'ok'; data: JsonObject; status: number; usage: PlatformUsage }
  | { outcome: 'refused'; error: GraphError; usage: PlatformUsage }
  | { outcome: 'not_started'; because: string }
  | { outcome: 'unknown'; because: string }

/** The platform's refusal as it words it. */
export interface GraphError {
  httpStatus: number
  code: number | null
  subcode: number | null
  type: string | null
  message: string | null
  isTransient: boolean
  traceId: string | null
}

/**
 * Reads a complete response. Errors are recognised by their body whatever the status, because the platform answers
 * some refusals with 200, 403 or 500; what is neither a JSON object nor complete tells us nothing.
 */
export function readAnswer(
  status: number,
  headers: Record<string, string | string[] | undefined>,
  body: Uint8Array,
): GraphAnswer {
  if (status >= 300 && status < 400) return { outcome: 'unknown', because: `redirected with ${status}` }
  const data = parseBody(body)
  if (data === null) return { outcome: 'unknown', because: `${status} without a JSON object` }

  const usage = readUsage(headers)
  const error = asObject(data.error)
  if (error) return { outcome: 'refused', error: readError(status, error), usage }
  if (status >= 400) return { outcome: 'unknown', because: `${status} without an error` }
  return { outcome: 'ok', data, status, usage }
}

/** Some calls answer with a bare `true`, which means `{"success": true}`. */
function parseBody(body: Uint8Array): JsonObject | null {
  try {
    const parsed = parseLossless(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return parsed === true || parsed === 'true' ? { success: true } : asObject(parsed)
  } catch {
    return null
  }
}

function readError(httpStatus: number, error: JsonObject): GraphError {
  return {
    httpStatus,
    code: integerOf(error.code),
    subcode: integerOf(error.error_subcode),
    type: asText(error.type),
    message: asText(error.message),
    isTransient: error.is_transient === true,
    traceId: asText(error.fbtrace_id),
  }
}

function integerOf(value: unknown): number | null {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}
