import type { ChannelView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { useMay } from '../../session/may.ts'

/** How a channel stands in one sentence, and what to do about it. */
export function ChannelTodo({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels.todo')
  const mayManage = useMay('manager')
  const { state, missingScopes, findings } = channel
  if (state === 'connected' && missingScopes.length > 0)
    return t('connectedMissing', { n: missingScopes.length })
  if (state === 'connected' && findings > 0) return t('connectedFindings', { n: findings })
  if (state === 'needs_reconnect' && !mayManage) return t('needs_reconnect_agent')
  return t(state)
}
