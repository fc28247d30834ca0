import { type ChannelView, channelRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { ChatRightChoice } from '../../connection/ChatRightChoice.tsx'
import { useJoinRule, useLeaveRule } from '../../distribution/use-save-rule.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { Button, Card, toast } from '../../ui/index.ts'
import { RuleSelect } from './RuleSelect.tsx'

/** Changes who may chat on a channel, without reconnecting. */
export function ChatRightCard({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels')
  const { me, workspace } = useWorkspace()
  const client = useQueryClient()
  const params = { workspaceId: workspace.id, channelId: channel.id }
  // A Page that is somebody else's alone is not mine: choosing "only me" would take it over.
  const mine = channel.chatRight === 'share' || channel.chatOwnerId === me.id
  const [choice, setChoice] = useState<'only_me' | 'share' | null>(mine ? channel.chatRight : null)
  const [ruleId, setRuleId] = useState(channel.ruleId)
  const join = useJoinRule()
  const leave = useLeaveRule()
  const change = useMutation({
    async mutationFn(chatRight: 'only_me' | 'share') {
      if (chatRight !== channel.chatRight || !mine)
        await call(channelRoutes.updateChannel, { params, body: { chatRight } })
      if (chatRight === 'share' && ruleId !== channel.ruleId) {
        if (ruleId !== null) await join.mutateAsync({ ruleId, channelId: channel.id })
        else if (channel.ruleId !== null)
          await leave.mutateAsync({ ruleId: channel.ruleId, channelId: channel.id })
      }
      return call(channelRoutes.channel, { params })
    },
    onSuccess(changed) {
      client.setQueryData(readOf(channelRoutes.channel, { params }).queryKey, changed)
      toast({ title: t('right.changed'), tone: 'ok' })
    },
  })
  const dirty =
    choice !== null &&
    !(mine && choice === channel.chatRight && (choice === 'only_me' || ruleId === channel.ruleId))
  return (
    <Card
      title={t('right.title')}
      description={t('right.text')}
      footer={
        <Button
          tone="primary"
          disabled={!dirty}
          busy={change.isPending}
          onClick={() => choice !== null && change.mutate(choice)}
          data-testid="chat-right-save"
        >
          {t('action.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {change.isError && <ErrorNotice error={change.error} title={t('right.failed')} />}
        <ChatRightChoice
          label={t('right.title')}
          value={choice}
          onChange={setChoice}
          onlyMe={{ title: t('right.onlyMeChoice'), hint: t('right.onlyMeHint') }}
          share={{ title: t('right.shareChoice'), hint: t('right.shareHint') }}
        />
        {choice === 'share' && <RuleSelect channel={channel} value={ruleId} onChange={setRuleId} />}
      </div>
    </Card>
  )
}
