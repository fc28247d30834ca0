import { type Classified, classifyRefusal, type Instant, type Refusal } from '@lienmach/domain'
import type { GraphError } from './graph-answer.ts'

/** A refusal in our words, with the platform's own kept for support. */
export function refusalOf(
  error: GraphError,
  at: Instant,
): { refusal: Refusal; effect: Classified['effect'] } {
  const classified = classifyRefusal(error)
  const { code, subcode, message, traceId, httpStatus } = error
  return {
    refusal: { class: classified.class, code, subcode, message, traceId, httpStatus, at },
    effect: classified.effect,
  }
}
