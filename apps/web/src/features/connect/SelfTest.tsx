import { type ChannelView, channelRoutes } from '@lienmach/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { ChannelChecks } from '../../connection/ChannelChecks.tsx'
import { Button } from '../../ui/index.ts'

/** The five checks, run once when a Page was connected, and again when its first message arrives. */
export function SelfTest({ workspaceId, channel }: { workspaceId: string; channel: ChannelView }) {
  const t = useTranslations('connect.check')
  const params = { workspaceId, channelId: channel.id }
  const test = useQuery({
    queryKey: [channelRoutes.checkChannel.path, params, channel.state, channel.subscribedAt],
    queryFn: () => call(channelRoutes.checkChannel, { params }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: (previous) => previous,
  })
  return (
    <section aria-label={t('titleOf', { page: channel.name })} className="border-t border-line pt-4">
      <div className="mb-3 flex items-center gap-3">
        <h4 className="flex-1 text-label">{t('title')}</h4>
        <Button
          size="sm"
          tone="quiet"
          busy={test.isFetching}
          onClick={() => void test.refetch()}
          data-testid={`check-again-${channel.externalId}`}
        >
          {t('again')}
        </Button>
      </div>
      {test.isError && !test.data ? (
        <p className="text-label font-normal text-fg-2">{t('failed')}</p>
      ) : (
        <ChannelChecks checks={test.data?.checks ?? null} />
      )}
    </section>
  )
}
