import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { channelsQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { Notice } from '../../ui/index.ts'
import { ChatRightQuestion } from './ChatRightQuestion.tsx'
import { PageList } from './PageList.tsx'
import { Progress } from './Progress.tsx'
import { RuleStep } from './RuleStep.tsx'
import { useActivation } from './use-activation.ts'
import { type Attempt, isActive, mustAskChatRight, obstacleOf, withLiveChannels } from './wizard-model.ts'

export interface ActivateStepProps {
  workspaceId: string
  attempt: Attempt
  /** The Page to be reconnected, when the wizard was opened for one. */
  wanted: string | null
  emulatorUrl: string | null
  onChooseAgain: () => void
  onLeave: (to: 'inbox' | 'channels') => void
}

/** The last step: which Pages, who may chat, and how it went. */
export function ActivateStep({
  workspaceId,
  attempt,
  wanted,
  emulatorUrl,
  onChooseAgain,
  onLeave,
}: ActivateStepProps) {
  const t = useTranslations('connect')
  const { me } = useWorkspace()
  const channels = useQuery(channelsQuery(workspaceId))
  const pages = withLiveChannels(attempt.pages, channels.data?.channels ?? [])
  const activation = useActivation(workspaceId, attempt.id)
  const [selected, setSelected] = useState<ReadonlySet<string>>(() => firstSelection(attempt, wanted))
  const [asking, setAsking] = useState<readonly string[] | null>(null)
  const [ruling, setRuling] = useState<{
    how: 'new' | 'existing'
    externalIds: readonly string[]
  } | null>(null)
  const [listing, setListing] = useState(wanted !== null || !isUnderWay(attempt))
  const wantedIsThere = wanted === null || attempt.pages.some((page) => page.channel?.id === wanted)

  /** Asks who may chat where that is open; the others keep what they have. */
  const connect = (externalIds: readonly string[]) => {
    const chosen = pages.filter((page) => externalIds.includes(page.externalId))
    const open = chosen.filter((page) => mustAskChatRight(page, me.id))
    for (const page of chosen) {
      if (page.channel !== null && !open.includes(page))
        activation.connect([page.externalId], page.channel.chatRight)
    }
    if (open.length > 0) setAsking(open.map((page) => page.externalId))
    else setListing(false)
  }

  if (asking !== null) {
    const names = pages.filter((page) => asking.includes(page.externalId)).map((page) => page.name)
    return (
      <ChatRightQuestion
        names={names}
        onLater={() => setAsking(null)}
        onAnswer={(chatRight, sharing) => {
          activation.connect(asking, chatRight)
          if (chatRight === 'share' && sharing !== 'everyone')
            setRuling({ how: sharing, externalIds: asking })
          setSelected(new Set())
          setAsking(null)
          setListing(false)
        }}
      />
    )
  }
  const toRule = ruling === null ? [] : pages.filter((page) => ruling.externalIds.includes(page.externalId))
  const arePending = toRule.some((page) => activation.isConnecting(page.externalId))
  const ruled = toRule.filter((page) => activation.refusalOf(page.externalId) === null)
  if (ruling !== null && !arePending && ruled.length > 0 && ruled.every((page) => isActive(page.channel))) {
    return (
      <RuleStep
        how={ruling.how}
        channels={ruled.flatMap(({ channel }) => (channel === null ? [] : [channel]))}
        onDone={() => setRuling(null)}
      />
    )
  }
  if (!listing) {
    const shown = pages.filter((page) => activation.knows(page.externalId) || isActive(page.channel))
    return (
      <Progress
        workspaceId={workspaceId}
        pages={shown}
        activation={activation}
        emulatorUrl={emulatorUrl}
        onMore={() => setListing(true)}
        onLeave={onLeave}
      />
    )
  }
  return (
    <div className="flex flex-col gap-4">
      {attempt.declinedScopes.length === 0 && (
        <p role="status" className="text-label font-normal text-ok" data-testid="connect-all-granted">
          ✓ {t('permissions.allGranted')}
        </p>
      )}
      {!wantedIsThere && (
        <Notice
          tone="warn"
          title={t('failure.wrong_page.title')}
          announce="now"
          data-testid="connect-wrong-page"
        >
          {t('failure.wrong_page.text')}
        </Notice>
      )}
      <PageList
        pages={pages}
        selected={selected}
        onSelect={setSelected}
        onConnect={connect}
        onChooseAgain={onChooseAgain}
      />
    </div>
  )
}

/** Whether a run was left while a Page waited for its first message: then that is what one comes back to. */
const isUnderWay = (attempt: Attempt) => attempt.pages.some((page) => page.channel?.state === 'connecting')

/** The Page one came for, or else the only one there is. With several, the person ticks. */
function firstSelection(attempt: Attempt, wanted: string | null): ReadonlySet<string> {
  const free = attempt.pages.filter((page) => obstacleOf(page) === null && !isActive(page.channel))
  const match = attempt.pages.find((page) => page.channel !== null && page.channel.id === wanted)
  if (match && obstacleOf(match) === null) return new Set([match.externalId])
  return new Set(free.length === 1 ? free.map((page) => page.externalId) : [])
}
