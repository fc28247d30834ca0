import { type ChannelView, channelRoutes } from '@lienmach/contract'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { ChannelChecks } from '../../connection/ChannelChecks.tsx'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { Button, Card } from '../../ui/index.ts'

/** Asks the platform now whether messages can pass. */
export function CheckCard({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels')
  const times = useTimes()
  const { workspace } = useWorkspace()
  const check = useMutation({
    mutationFn: () =>
      call(channelRoutes.checkChannel, { params: { workspaceId: workspace.id, channelId: channel.id } }),
  })
  return (
    <Card
      title={t('one.checks')}
      description={
        check.data ? t('one.checkedAt', { when: times.clock(check.data.at) }) : t('one.checksText')
      }
      actions={
        <Button busy={check.isPending} onClick={() => check.mutate()} data-testid="channel-check">
          {t('action.check')}
        </Button>
      }
    >
      {check.isError && <ErrorNotice error={check.error} retry={() => check.mutate()} />}
      {(check.data || check.isPending) && <ChannelChecks checks={check.data?.checks ?? null} />}
    </Card>
  )
}
