import type { Translated } from '../messages.ts'
import type { common as vi } from '../vi/common.ts'

export const common: Translated<typeof vi> = {}
