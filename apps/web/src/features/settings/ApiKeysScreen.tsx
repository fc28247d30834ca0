import { type ApiKeyView, accountRoutes } from '@lienmach/contract'
import { useQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { readOf } from '../../api/queries.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { NoPermission } from '../../screen/NoPermission.tsx'
import { SettingsScreen } from '../../screen/SettingsScreen.tsx'
import { useMay } from '../../session/may.ts'
import { useNow } from '../../time/use-now.ts'
import { Button, buttonClass, Card, Chip, EmptyState, SkeletonRows, Table } from '../../ui/index.ts'
import { CreateKeyDialog } from './CreateKeyDialog.tsx'
import { RevokeKeyDialog } from './RevokeKeyDialog.tsx'

/** Keys for programs: what they are called, what they may do, when they were used. */
export function ApiKeysScreen() {
  const t = useTranslations('settings.apiKeys')
  return useMay('owner') ? <ApiKeys /> : <NoPermission title={t('title')} needs="owner" />
}

function ApiKeys() {
  const t = useTranslations('settings.apiKeys')
  const common = useTranslations('common')
  const times = useTimes()
  const now = useNow(60_000)
  const { workspace } = useWorkspace()
  const keys = useQuery(readOf(accountRoutes.apiKeys, { params: { workspaceId: workspace.id } }))
  const [creating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null)
  const create = (
    <Button tone="primary" icon={Plus} onClick={() => setCreating(true)} data-testid="create-api-key">
      {t('create')}
    </Button>
  )
  return (
    <SettingsScreen
      title={t('title')}
      description={t('text')}
      actions={
        <>
          <a href="/api/docs" target="_blank" rel="noreferrer" className={buttonClass('quiet')}>
            {t('docs')}
          </a>
          {create}
        </>
      }
    >
      {keys.isPending && <SkeletonRows />}
      {keys.isError && (
        <ErrorNotice error={keys.error} title={t('loadFailed')} retry={() => void keys.refetch()} />
      )}
      {keys.data && (
        <Card flush>
          {keys.data.apiKeys.length === 0 ? (
            <EmptyState icon={KeyRound} title={t('empty')} action={create}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <Table
              label={t('title')}
              rows={keys.data.apiKeys}
              rowKey={(key) => key.id}
              columns={[
                {
                  key: 'name',
                  header: t('key'),
                  cell: (key) => (
                    <>
                      <div className="text-label">{key.name}</div>
                      <code className="text-body-s text-fg-3">{key.prefix}…</code>
                    </>
                  ),
                },
                { key: 'role', header: t('role'), cell: (key) => <Chip>{common(`roles.${key.role}`)}</Chip> },
                {
                  key: 'created',
                  header: t('created'),
                  cell: (key) => times.date(key.createdAt),
                  className: 'max-md:hidden',
                },
                {
                  key: 'used',
                  header: t('lastUsed'),
                  cell: (key) => (key.lastUsedAt === null ? t('never') : times.ago(key.lastUsedAt, now)),
                },
                {
                  key: 'actions',
                  header: t('actions'),
                  hideHeader: true,
                  align: 'end',
                  cell: (key) => (
                    <Button size="sm" onClick={() => setRevoking(key)}>
                      {t('revoke')}
                    </Button>
                  ),
                },
              ]}
            />
          )}
        </Card>
      )}
      <CreateKeyDialog open={creating} onOpenChange={setCreating} />
      <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />
    </SettingsScreen>
  )
}
