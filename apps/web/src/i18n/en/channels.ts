import type { Translated } from '../messages.ts'
import type { channels as vi } from '../vi/channels.ts'

export const channels: Translated<typeof vi> = {}
