import { type ConnectScope, connectScopeNames } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { ApiError } from '../api/api-error.ts'

const known = [
  'connect/page-taken',
  'connect/task-missing',
  'connect/scope-missing',
  'connect/platform-refused',
  'connect/platform-unreachable',
  'connect/expired',
] as const

/** Says in plain words why connecting was refused. */
export function useRefusalWords(): (error: unknown) => string {
  const t = useTranslations('connect')
  return (error) => {
    const code = error instanceof ApiError ? known.find((one) => one === error.code) : undefined
    if (code === undefined || !(error instanceof ApiError)) return t('refused.other')
    const scopes = Array.isArray(error.detail.scopes) ? error.detail.scopes : []
    const named = connectScopeNames.filter((scope: ConnectScope) => scopes.includes(scope))
    const list = named.map((scope) => t(`scope.${scope}.name`)).join(', ')
    return t(`refused.${code}`, { list, message: String(error.detail.message ?? '') })
  }
}
