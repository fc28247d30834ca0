import type { ChannelView, ConversationView } from '@lienmach/contract'
import { Hand } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useIsCutOff } from '../../entities/hooks.ts'
import { useMembers, useRules, useTimes, useWorkspace } from '../../entities/workspace.ts'
import { useMay } from '../../session/may.ts'
import { turnOf } from '../../turns/turn-model.ts'
import { useDutyActs } from '../../turns/use-duty-acts.ts'
import { Button, toast } from '../../ui/index.ts'

export interface RowClaimProps {
  conversation: ConversationView
  channel: ChannelView | undefined
  /** The conversation is the reader's now. */
  onClaimed: () => void
}

/** Takes a customer who waits to be claimed, straight from the list; nothing where that is not the reader's to do. */
export function RowClaim({ conversation, channel, onClaimed }: RowClaimProps) {
  const t = useTranslations('turns')
  const { me } = useWorkspace()
  const members = useMembers()
  const rules = useRules()
  const manages = useMay('manager')
  const times = useTimes()
  const cutOff = useIsCutOff()
  const { claim } = useDutyActs(conversation.id)
  const turn = turnOf({ conversation, channel, rules, memberId: me.id, manages })
  if (turn.kind !== 'claim') return null

  const press = async () => {
    const outcome = await claim()
    if (outcome === 'mine') return onClaimed()
    if (outcome === 'failed') return
    const name = members.get(outcome.memberId)?.name ?? t('theirs.somebody')
    toast({
      title: t('lost.title', { name }),
      description: t('lost.text', { name, time: times.clock(outcome.since) }),
      urgent: true,
    })
  }
  return (
    <Button
      size="sm"
      tone="primary"
      icon={Hand}
      // The list is one stop of the Tab key; with the conversation open, a key claims it.
      tabIndex={-1}
      disabled={cutOff}
      data-tip={cutOff ? t('claim.cutOff') : undefined}
      data-testid="row-claim"
      onClick={(event) => {
        event.stopPropagation()
        void press()
      }}
    >
      {t('claim.short')}
    </Button>
  )
}
