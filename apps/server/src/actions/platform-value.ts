import { AppError } from '@lienmach/contract'
import type { PlatformAnswer } from '../ports/channel-connector.ts'

/** What the platform gave; its no, or its silence, ends the use case with the platform's own words as detail. */
export function platformValue<T>(answer: PlatformAnswer<T>): T {
  switch (answer.answer) {
    case 'yes':
      return answer.value
    case 'no':
      throw new AppError('connect/platform-refused', { ...answer.refusal })
    case 'unreachable':
      throw new AppError('connect/platform-unreachable')
    default:
      return answer satisfies never
  }
}
