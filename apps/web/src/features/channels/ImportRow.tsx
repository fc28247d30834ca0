import { type ChannelView, channelRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { ImportProgress } from '../../connection/ImportProgress.tsx'
import { useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { useMay } from '../../session/may.ts'
import { Button } from '../../ui/index.ts'

/** Old conversations on a channel's overview: how far they have come, and the way to begin anew. */
export function ImportRow({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels.import')
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  const mayManage = useMay('manager')
  const params = { workspaceId: workspace.id, channelId: channel.id }
  const start = useMutation({
    mutationFn: () => call(channelRoutes.startImport, { params }),
    onSuccess: (changed) => client.setQueryData(readOf(channelRoutes.channel, { params }).queryKey, changed),
  })
  const isConnected = channel.state === 'connected' || channel.state === 'connecting'
  const rests = channel.import === null || ['done', 'stopped'].includes(channel.import.state)
  const canStart = mayManage && isConnected && rests
  if (channel.import === null && !canStart) return null
  return (
    <div className="mt-5 flex flex-wrap items-center gap-3 border-t border-line pt-4">
      <div className="min-w-0 flex-1 basis-56">
        <ImportProgress import={channel.import} />
        {start.isError && <ErrorNotice error={start.error} title={t('failed')} />}
      </div>
      {canStart && (
        <Button
          size="sm"
          tone="quiet"
          busy={start.isPending}
          onClick={() => start.mutate()}
          data-testid="import-start"
        >
          {channel.import?.state === 'stopped' ? t('goOn') : t('again')}
        </Button>
      )}
    </div>
  )
}
