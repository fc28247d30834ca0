import type { Translated } from '../messages.ts'
import type { settings as vi } from '../vi/settings.ts'

export const settings: Translated<typeof vi> = {}
