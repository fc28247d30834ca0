import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { membersQuery } from '../api/queries.ts'
import { useWorkspace } from '../entities/workspace.ts'
import { EmptyState, Screen } from '../ui/index.ts'

/** Stands where a person may not go, and names who can let them in. */
export function NoPermission({ title, needs }: { title: string; needs: 'manager' | 'owner' }) {
  return (
    <Screen title={title}>
      <NoPermissionNote needs={needs} />
    </Screen>
  )
}

/** The same for a part of a screen. */
export function NoPermissionNote({ needs }: { needs: 'manager' | 'owner' }) {
  const t = useTranslations('common.noPermission')
  const locale = useLocale()
  const { workspace } = useWorkspace()
  const members = useQuery(membersQuery(workspace.id))
  const owners =
    members.data?.members.filter((member) => member.role === 'owner').map((member) => member.name) ?? []
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(owners)
  return (
    <EmptyState icon={Lock} title={t('title')} data-testid="no-permission">
      {t(needs)} {owners.length > 0 && t('ask', { names })}
    </EmptyState>
  )
}
