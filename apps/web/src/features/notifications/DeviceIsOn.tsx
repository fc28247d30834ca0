import { type PushDeviceView, type PushTopic, pushTopics } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useWorkspace } from '../../entities/workspace.ts'
import { turnOff, turnOn } from '../../push/this-device.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { useMay } from '../../session/may.ts'
import { Button, Card, Chip, Switch, toast } from '../../ui/index.ts'
import { TrialResult } from './TrialResult.tsx'
import { pushDevicesQuery } from './use-this-device.ts'
import { useTrial } from './use-trial.ts'

/** This device tells me: of what, whether it works, and how to end it. */
export function DeviceIsOn({ device }: { device: PushDeviceView }) {
  const t = useTranslations('settings.notifications')
  const isManager = useMay('manager')
  const { workspace } = useWorkspace()
  const choose = useChooseTopics(device)
  const trial = useTrial(device.id)
  const end = useMutation({
    mutationFn: () => turnOff(workspace.id),
    onSuccess: () => toast({ title: t('turnedOff'), tone: 'ok' }),
  })
  return (
    <Card
      title={t('thisDevice')}
      actions={<Chip tone="ok">{t('on')}</Chip>}
      data-testid="device-on"
      footer={
        <>
          <Button busy={end.isPending} onClick={() => end.mutate()} data-testid="turn-off-here">
            {t('turnOff')}
          </Button>
          <Button busy={trial.isSending} onClick={trial.send} data-testid="send-trial">
            {t('trial.action')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {pushTopics.map((topic) => (
          <Switch
            key={topic}
            label={t(`topics.${topic}.label`)}
            hint={topic === 'alerts' && isManager ? t('alertsOfManagers') : t(`topics.${topic}.hint`)}
            checked={device.topics.includes(topic)}
            onChange={(on) => choose(topic, on)}
            data-testid={`topic-${topic}`}
          />
        ))}
        <TrialResult {...trial} />
      </div>
    </Card>
  )
}

/** Changes what this device tells, on screen at once; if that cannot be kept it is back. */
function useChooseTopics(device: PushDeviceView): (topic: PushTopic, on: boolean) => void {
  const t = useTranslations('settings.notifications')
  const words = useErrorWords()
  const client = useQueryClient()
  const { me, workspace } = useWorkspace()
  const { queryKey } = pushDevicesQuery(workspace.id)
  const save = useMutation({
    scope: { id: 'push-topics' },
    mutationFn: (topics: readonly PushTopic[]) =>
      turnOn({ workspaceId: workspace.id, personId: me.id, locale: me.locale, topics }),
    onMutate: async (topics) => {
      await client.cancelQueries({ queryKey })
      client.setQueryData(
        queryKey,
        (known) =>
          known && {
            ...known,
            devices: known.devices.map((one) =>
              one.id === device.id ? { ...one, topics: [...topics] } : one,
            ),
          },
      )
    },
    onError: (error) => {
      toast({ title: t('saveFailed'), description: words(error), tone: 'danger', urgent: true })
      void client.invalidateQueries({ queryKey })
    },
  })
  return (topic, on) =>
    save.mutate(pushTopics.filter((one) => (one === topic ? on : device.topics.includes(one))))
}
