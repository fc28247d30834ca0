import { type PushDeviceView, pushRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { useNow } from '../../time/use-now.ts'
import { Button, Card, toast } from '../../ui/index.ts'
import { deviceOf } from '../settings/device-of.ts'
import { pushDevicesQuery } from './use-this-device.ts'

/** Where else I am told, and the way to end what I no longer use. Nothing where there is nowhere else. */
export function OtherDevicesCard({ devices }: { devices: readonly PushDeviceView[] }) {
  const t = useTranslations('settings.notifications')
  if (devices.length === 0) return null
  return (
    <Card title={t('others')} description={t('othersText')} flush data-testid="other-devices">
      <ul>
        {devices.map((device) => (
          <OtherDevice key={device.id} device={device} />
        ))}
      </ul>
    </Card>
  )
}

function OtherDevice({ device }: { device: PushDeviceView }) {
  const t = useTranslations('settings.notifications')
  const profile = useTranslations('settings.profile')
  const words = useErrorWords()
  const times = useTimes()
  const now = useNow(60_000)
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  const known = deviceOf(device.userAgent)
  const name = known ? profile('browserOn', known) : profile('unknownDevice')
  const end = useMutation({
    mutationFn: () =>
      call(pushRoutes.removePushDevice, { params: { workspaceId: workspace.id, deviceId: device.id } }),
    onSuccess: () => toast({ title: t('turnedOffThere', { device: name }), tone: 'ok' }),
    onError: (error) => toast({ title: words(error), tone: 'danger', urgent: true }),
    onSettled: () => client.invalidateQueries({ queryKey: pushDevicesQuery(workspace.id).queryKey }),
  })
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-5 py-3 last:border-b-0">
      <MonitorSmartphone aria-hidden size={20} className="text-fg-3" />
      <div className="min-w-0 flex-1">
        <div className="text-label">{name}</div>
        <div className="text-body-s text-fg-3" title={times.full(device.createdAt)}>
          {t('since', { time: times.ago(device.createdAt, now) })}
        </div>
      </div>
      <Button
        size="sm"
        aria-label={t('turnOffOn', { device: name })}
        busy={end.isPending}
        onClick={() => end.mutate()}
      >
        {t('turnOff')}
      </Button>
    </li>
  )
}
