import { type AuditEntryView, accountRoutes, auditActions } from '@lienmach/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { NoPermission } from '../../screen/NoPermission.tsx'
import { SettingsScreen } from '../../screen/SettingsScreen.tsx'
import { useMay } from '../../session/may.ts'
import { useNow } from '../../time/use-now.ts'
import { Button, Card, EmptyState, Select, SkeletonRows } from '../../ui/index.ts'
import { AuditRow } from './AuditRow.tsx'

/** Who did what, newest first, as sentences. */
export function AuditScreen() {
  const t = useTranslations('audit')
  return useMay('manager') ? <AuditLog /> : <NoPermission title={t('title')} needs="manager" />
}

function AuditLog() {
  const t = useTranslations('audit')
  const { workspace } = useWorkspace()
  const [action, setAction] = useState<string>('all')
  const params = { workspaceId: workspace.id }
  const log = useInfiniteQuery({
    queryKey: [accountRoutes.audit.path, params, action],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(
        accountRoutes.audit,
        {
          params,
          query: { limit: 50, ...(pageParam && { before: pageParam }), ...(action !== 'all' && { action }) },
        },
        signal,
      ),
    getNextPageParam: (page) => page.next,
  })
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <SettingsScreen
      title={t('title')}
      description={t('text')}
      actions={<ActionFilter value={action} onChange={setAction} />}
    >
      {log.isPending && <SkeletonRows rows={8} className="h-12" />}
      {log.isError && (
        <ErrorNotice error={log.error} title={t('loadFailed')} retry={() => void log.refetch()} />
      )}
      {log.isSuccess && (
        <Card flush>
          {entries.length === 0 ? (
            <EmptyState icon={ScrollText} title={action === 'all' ? t('empty') : t('emptyFiltered')}>
              {action === 'all' && t('emptyText')}
            </EmptyState>
          ) : (
            <Days entries={entries} />
          )}
        </Card>
      )}
      {log.hasNextPage && (
        <Button
          className="self-center"
          busy={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </SettingsScreen>
  )
}

function Days({ entries }: { entries: readonly AuditEntryView[] }) {
  const times = useTimes()
  const now = useNow(60_000)
  return [...Map.groupBy(entries, (entry) => times.dateKey(entry.at))].map(([date, list]) => (
    <section key={date}>
      <h2 className="border-b border-line bg-bg-2 px-5 py-1.5 text-caption text-fg-3">
        {times.day(list[0]?.at ?? now, now)}
      </h2>
      <ol>
        {list.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ))
}

function ActionFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('audit')
  return (
    <Select
      label={t('filter')}
      width="fit"
      value={value}
      onChange={onChange}
      choices={[
        { value: 'all', label: t('all') },
        ...auditActions.map((action) => ({ value: action, label: t(`filters.${action}`) })),
      ]}
    />
  )
}
