import type { Translated } from '../messages.ts'
import type { team as vi } from '../vi/team.ts'

export const team: Translated<typeof vi> = {}
