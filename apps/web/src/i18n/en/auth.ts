import type { Translated } from '../messages.ts'
import type { auth as vi } from '../vi/auth.ts'

export const auth: Translated<typeof vi> = {}
