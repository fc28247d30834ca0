import { type ChannelView, channelRoutes } from '@lienmach/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { Button, Card, SkeletonRows, toast } from '../../ui/index.ts'
import { CanaryCustomer } from './CanaryCustomer.tsx'
import { CanaryProbes } from './CanaryProbes.tsx'

/** The daily trial of Facebook's rules on this channel: to whom it may write, and what it found. */
export function CanaryCard({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels.canary')
  const times = useTimes()
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  const params = { workspaceId: workspace.id, channelId: channel.id }
  const route = readOf(channelRoutes.canary, { params })
  const canary = useQuery(route)
  const choose = useMutation({
    mutationFn: (contactId: string | null) => call(channelRoutes.setCanary, { params, body: { contactId } }),
    onSuccess(saved) {
      client.setQueryData(route.queryKey, saved)
      toast({ title: saved.contact === null ? t('cleared') : t('chosen'), tone: 'ok' })
    },
  })
  const run = useMutation({
    mutationFn: () => call(channelRoutes.runCanary, { params }),
    onSuccess: (found) => client.setQueryData(route.queryKey, found),
  })
  const { data } = canary
  return (
    <Card
      title={t('title')}
      description={t('text')}
      data-testid="canary"
      actions={
        data && (
          <Button busy={run.isPending} onClick={() => run.mutate()} data-testid="canary-run">
            {t('run')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {canary.isPending && <SkeletonRows rows={2} className="h-12" />}
        {canary.isError && (
          <ErrorNotice
            error={canary.error}
            title={t('loadFailed')}
            retry={() => void canary.refetch()}
            retrying={canary.isFetching}
          />
        )}
        {choose.isError && <ErrorNotice error={choose.error} title={t('chooseFailed')} />}
        {run.isError && <ErrorNotice error={run.error} title={t('runFailed')} retry={() => run.mutate()} />}
        {data && (
          <>
            <CanaryCustomer
              channelId={channel.id}
              contact={data.contact}
              saving={choose.isPending}
              onChoose={choose.mutate}
            />
            <CanaryProbes probes={data.probes} />
            {data.nextAt !== null && (
              <p className="text-caption text-fg-3">{t('next', { when: times.full(data.nextAt) })}</p>
            )}
          </>
        )}
      </div>
    </Card>
  )
}
