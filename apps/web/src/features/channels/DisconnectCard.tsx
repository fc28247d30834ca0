import { type ChannelView, channelRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { AlertDialog, Button, Card, toast } from '../../ui/index.ts'

/** Gives a Page up, after asking once. */
export function DisconnectCard({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels')
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const params = { workspaceId: workspace.id, channelId: channel.id }
  const disconnect = useMutation({
    mutationFn: () => call(channelRoutes.disconnectChannel, { params }),
    onSuccess(changed) {
      client.setQueryData(readOf(channelRoutes.channel, { params }).queryKey, changed)
      toast({ title: t('disconnectAsk.done', { page: channel.name }), tone: 'ok' })
    },
    onSettled: () => setAsking(false),
  })
  return (
    <Card
      title={t('one.danger')}
      description={t('one.dangerText')}
      actions={
        <Button onClick={() => setAsking(true)} data-testid="channel-disconnect">
          {t('action.disconnect')}
        </Button>
      }
    >
      {disconnect.isError && <ErrorNotice error={disconnect.error} title={t('disconnectAsk.failed')} />}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('disconnectAsk.title', { page: channel.name })}
        description={t('disconnectAsk.text')}
        confirmLabel={t('disconnectAsk.confirm')}
        cancelLabel={t('disconnectAsk.cancel')}
        busy={disconnect.isPending}
        onConfirm={() => disconnect.mutate()}
      />
    </Card>
  )
}
