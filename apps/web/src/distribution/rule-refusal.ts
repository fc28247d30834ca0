import { ApiError } from '../api/api-error.ts'

/** Where a refusal of the server belongs in the form. */
export type RuleRefusal =
  | { field: 'name' | 'sources' | 'old' }
  | { field: 'agents'; emails: readonly string[] }
  | { field: null; error: unknown }

export function refusalOf(error: unknown): RuleRefusal | null {
  if (error === null) return null
  if (!(error instanceof ApiError)) return { field: null, error }
  switch (error.code) {
    case 'rule/name-taken':
      return { field: 'name' }
    case 'rule/channel-taken':
      return { field: 'sources' }
    case 'rule/not-understood':
      return { field: 'old' }
    case 'rule/unknown-member': {
      const { emails } = error.detail
      const known = Array.isArray(emails) ? emails.filter((one) => typeof one === 'string') : []
      return { field: 'agents', emails: known }
    }
    default:
      return { field: null, error }
  }
}
