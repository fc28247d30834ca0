import type { ChannelView, ConversationView, RuleView } from '@lienmach/contract'
import { type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMembers, useRules, useWorkspace } from '../../entities/workspace.ts'
import { useMay } from '../../session/may.ts'
import { ruleOf, type Turn, turnOf } from '../../turns/turn-model.ts'
import { type Lost, useDutyActs } from '../../turns/use-duty-acts.ts'
import type { ComposerHandle } from './Composer.tsx'
import { useMoved } from './use-moved.ts'

export interface Duty {
  turn: Turn
  manages: boolean
  /** The rule that shares the conversation out; undefined while it is not known, null where none does. */
  rule: RuleView | null | undefined
  /** Somebody else was faster, and the reader has not put that away. */
  lost: Lost | null
  /** The conversation is not the reader's any more: its last words stand where the composer was. */
  hasEnded: boolean
  /** To whom it went while the reader had it. */
  movedTo: string | null
  claim: () => void
  /** Whether the reader may put themselves in charge without claiming. */
  mayTake: boolean
  askBack: (name: string) => Promise<boolean>
  keepReading: () => void
  release: () => void
  transfer: (memberId: string, note: string) => Promise<unknown>
  claimNext: () => Promise<string | null>
  pass: (text: string) => Promise<boolean>
  forgetLoss: () => void
}

export interface DutyFacts {
  conversation: ConversationView
  channel: ChannelView | undefined
  hasLeft: boolean
  composer: RefObject<ComposerHandle | null>
}

/** Who may answer in the open conversation, and what the reader can do about that. */
export function useDuty({ conversation, channel, hasLeft, composer }: DutyFacts): Duty {
  const t = useTranslations('turns')
  const { me } = useWorkspace()
  const members = useMembers()
  const rules = useRules()
  const manages = useMay('manager')
  const acts = useDutyActs(conversation.id)
  const moved = useMoved(conversation.assigneeId, me.id)
  const [lost, setLost] = useState<Lost | null>(null)
  const [claiming, setClaiming] = useState(false)
  const ruleId = ruleOf(conversation, channel)
  const turn = turnOf({ conversation, channel, rules, memberId: me.id, manages })

  const claim = async () => {
    if (claiming) return
    setClaiming(true)
    requestAnimationFrame(() => composer.current?.focus())
    const outcome = await acts.claim()
    setClaiming(false)
    if (typeof outcome === 'object') setLost(outcome)
  }
  const transfer = (memberId: string, note: string) => {
    moved.expect(memberId)
    return acts.transfer(memberId, note)
  }
  return {
    turn,
    manages,
    rule: ruleId === null ? null : rules?.get(ruleId),
    lost,
    hasEnded: lost !== null || (hasLeft && !claiming),
    movedTo: lost === null ? moved.to : null,
    claim: () => void claim(),
    mayTake: turn.kind === 'free' ? conversation.assigneeId !== me.id : manages,
    askBack: async (name) => {
      const asked = await acts.askBack(name)
      if (asked) moved.dismiss()
      return asked
    },
    keepReading: moved.dismiss,
    release: () => {
      moved.expect(null)
      void acts.release()
    },
    transfer,
    claimNext: acts.claimNext,
    pass: (text) =>
      acts.pass(text, t('lost.passed', { name: members.get(lost?.memberId ?? '')?.name ?? '…' })),
    forgetLoss: () => {
      setLost(null)
      moved.dismiss()
    },
  }
}
