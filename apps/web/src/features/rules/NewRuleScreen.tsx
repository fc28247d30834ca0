import { useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useChannels } from '../../entities/workspace.ts'
import { NoPermissionNote } from '../../screen/NoPermission.tsx'
import { useMay } from '../../session/may.ts'
import { SkeletonRows } from '../../ui/index.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleFrame } from './RuleFrame.tsx'

/** Makes a rule. The address may name a channel to begin with. */
export function NewRuleScreen() {
  const t = useTranslations('rules.one')
  const mayManage = useMay('manager')
  const channels = useChannels()
  const { channel } = useSearch({ strict: false }) as { channel?: string }
  const wanted = channels?.get(channel ?? '')
  return (
    <RuleFrame title={t('newTitle')}>
      {!mayManage ? (
        <NoPermissionNote needs="manager" />
      ) : channels === null ? (
        <SkeletonRows rows={4} className="h-24" />
      ) : (
        <RuleEditor rule={null} channelIds={wanted === undefined ? [] : [wanted.id]} />
      )}
    </RuleFrame>
  )
}
