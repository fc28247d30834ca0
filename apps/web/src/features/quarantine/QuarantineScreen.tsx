import { channelRoutes, type QuarantineEntryView } from '@lienmach/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { useChannels, useTimes, useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice, useErrorWords } from '../../screen/ErrorNotice.tsx'
import { NoPermission } from '../../screen/NoPermission.tsx'
import { SettingsScreen } from '../../screen/SettingsScreen.tsx'
import { useMay } from '../../session/may.ts'
import { useNow } from '../../time/use-now.ts'
import { Button, Card, Chip, EmptyState, SkeletonRows, toast } from '../../ui/index.ts'

/** What arrived and could not be applied, with the way to try again. */
export function QuarantineScreen() {
  const t = useTranslations('audit.quarantine')
  return useMay('manager') ? <Quarantine /> : <NoPermission title={t('title')} needs="manager" />
}

function Quarantine() {
  const t = useTranslations('audit.quarantine')
  const { workspace } = useWorkspace()
  const list = useQuery(readOf(channelRoutes.quarantine, { params: { workspaceId: workspace.id } }))
  return (
    <SettingsScreen title={t('title')} description={t('text')}>
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isError && (
        <ErrorNotice error={list.error} title={t('loadFailed')} retry={() => void list.refetch()} />
      )}
      {list.data && (
        <Card flush>
          {list.data.entries.length === 0 ? (
            <EmptyState icon={FileCheck} title={t('empty')}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <ul>
              {list.data.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
          )}
        </Card>
      )}
    </SettingsScreen>
  )
}

function Entry({ entry }: { entry: QuarantineEntryView }) {
  const t = useTranslations('audit.quarantine')
  const times = useTimes()
  const now = useNow(60_000)
  const channel = useChannels()?.get(entry.channelId ?? '')
  const replay = useReplay(entry.id)
  const facts = [
    entry.scope === 'body' ? t('body') : t('event'),
    channel && t('from', { channel: channel.name }),
    entry.kind && t('kind', { kind: entry.kind }),
    entry.byteSize !== null && t('bytes', { n: entry.byteSize }),
  ].filter(Boolean)
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-5 py-3.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-label">{t(`classes.${classOf(entry.class)}`)}</span>
          <Chip tone={entry.state === 'open' ? 'warn' : 'ok'}>{t(entry.state)}</Chip>
        </div>
        <div className="text-body-s text-fg-3">
          {facts.join(' · ')} ·{' '}
          <time title={times.full(entry.createdAt)}>{times.ago(entry.createdAt, now)}</time>
        </div>
        <code className="mt-1 block text-[0.75rem] leading-5 break-words text-fg-2">{entry.reason}</code>
      </div>
      {entry.state === 'open' && entry.scope === 'event' && (
        <Button size="sm" busy={replay.isPending} onClick={() => replay.mutate()}>
          {t('replay')}
        </Button>
      )}
    </li>
  )
}

function useReplay(entryId: string) {
  const t = useTranslations('audit.quarantine')
  const words = useErrorWords()
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  const params = { workspaceId: workspace.id }
  return useMutation({
    mutationFn: () => call(channelRoutes.replayQuarantined, { params: { ...params, entryId } }),
    onSuccess: (entry) => {
      client.setQueryData(
        readOf(channelRoutes.quarantine, { params }).queryKey,
        (known) => known && { entries: known.entries.map((one) => (one.id === entry.id ? entry : one)) },
      )
      toast(
        entry.state === 'replayed'
          ? { title: t('replayDone'), tone: 'ok' }
          : { title: t('stillOpen'), tone: 'warn' },
      )
    },
    onError: (error) => toast({ title: words(error), tone: 'danger', urgent: true }),
  })
}

const known = ['fault', 'ended_the_process', 'entry_without_page'] as const

const classOf = (name: string): (typeof known)[number] | 'other' =>
  known.find((one) => one === name) ?? 'other'
