import { connectScopeNames } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { ApiError } from '../api/api-error.ts'
import { useErrorWords } from '../screen/ErrorNotice.tsx'

/** Says in plain words why connecting was refused. */
export function useRefusalWords(): (error: unknown) => string {
  const t = useTranslations('connect')
  const general = useErrorWords()
  return (error) => {
    if (!(error instanceof ApiError)) return general(error)
    const { code, detail } = error
    if (code === 'connect/page-taken' && typeof detail.workspaceName === 'string') {
      return t('found.takenBy', { workspace: detail.workspaceName })
    }
    if (code === 'connect/scope-missing' && Array.isArray(detail.scopes)) {
      const { scopes } = detail
      const named = connectScopeNames.filter((scope) => scopes.includes(scope))
      return t('refused.scope-missing', { list: named.map((scope) => t(`scope.${scope}.name`)).join(', ') })
    }
    if (code === 'connect/platform-refused' && typeof detail.message === 'string') {
      return t('refused.platform-refused', { message: detail.message })
    }
    return general(error)
  }
}
