import type { Translated } from '../messages.ts'
import type { audit as vi } from '../vi/audit.ts'

export const audit: Translated<typeof vi> = {}
