import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { SettingsScreen } from '../../screen/SettingsScreen.tsx'
import { Card, SkeletonRows } from '../../ui/index.ts'
import { DeviceIsOff } from './DeviceIsOff.tsx'
import { DeviceIsOn } from './DeviceIsOn.tsx'
import { ObstacleNotice } from './ObstacleNotice.tsx'
import { OtherDevicesCard } from './OtherDevicesCard.tsx'
import { deviceHere, pushDevicesQuery, useKept, useObstacle } from './use-this-device.ts'

/** What I am told while no window is open: on this device, and where else. */
export function NotificationsScreen() {
  const t = useTranslations('settings.notifications')
  const { workspace } = useWorkspace()
  const obstacle = useObstacle()
  const kept = useKept()
  // Another device may have turned this one off.
  const found = useQuery({ ...pushDevicesQuery(workspace.id), staleTime: 0 })
  const devices = found.data?.devices ?? []
  const here = deviceHere(devices, kept)
  return (
    <SettingsScreen title={t('title')} description={t('text')}>
      {obstacle !== null ? (
        <ObstacleNotice obstacle={obstacle} />
      ) : here !== null ? (
        <DeviceIsOn device={here} />
      ) : found.isError ? (
        <ErrorNotice
          error={found.error}
          title={t('loadFailed')}
          retry={() => void found.refetch()}
          retrying={found.isFetching}
        />
      ) : found.isPending || kept === undefined ? (
        <Card title={t('thisDevice')}>
          <SkeletonRows rows={2} />
        </Card>
      ) : (
        <DeviceIsOff />
      )}
      <OtherDevicesCard devices={devices.filter(({ id }) => id !== here?.id)} />
    </SettingsScreen>
  )
}
