import type { ChannelView } from '@lienmach/contract'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { NoPermissionNote } from '../../screen/NoPermission.tsx'
import { useMay } from '../../session/may.ts'
import { Tabs } from '../../ui/index.ts'
import { ChannelOverview } from './ChannelOverview.tsx'
import { ControlTab } from './ControlTab.tsx'
import { DoctorTab } from './DoctorTab.tsx'
import { HealthSummary } from './HealthSummary.tsx'
import { SettingsTab } from './SettingsTab.tsx'

const sides = ['overview', 'doctor', 'control', 'settings'] as const
type Side = (typeof sides)[number]

/** The sides of a channel. Which one is shown stands in the address; agents have no settings. */
export function ChannelTabs({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels.tabs')
  const navigate = useNavigate()
  const mayManage = useMay('manager')
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const shown = sides.find((side) => side === tab) ?? 'overview'
  const panels: Record<Side, ReactNode> = {
    overview: (
      <div className="flex flex-col gap-5">
        <ChannelOverview channel={channel} />
        <HealthSummary channel={channel} />
      </div>
    ),
    doctor: <DoctorTab channel={channel} />,
    control: <ControlTab channel={channel} />,
    settings: mayManage ? <SettingsTab channel={channel} /> : <NoPermissionNote needs="manager" />,
  }
  const allowed = sides.filter((side) => side !== 'settings' || mayManage || shown === 'settings')
  return (
    <Tabs
      label={t('label')}
      value={shown}
      onChange={(side) =>
        void navigate({
          to: '/channels/$channelId',
          params: { channelId: channel.id },
          search: side === 'overview' ? {} : { tab: side },
          replace: true,
        })
      }
      tabs={allowed.map((side) => ({
        value: side,
        label: t(side),
        count: side === 'doctor' ? channel.findings : undefined,
        panel: panels[side],
      }))}
    />
  )
}
