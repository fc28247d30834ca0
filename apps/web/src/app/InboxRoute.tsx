import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ComposerHandle } from '../features/conversation/Composer.tsx'
import { type InboxAddress, InboxScreen } from '../features/inbox/InboxScreen.tsx'
import { readInboxSearch, readView, withoutSteps } from '../features/inbox/list-address.ts'
import { useTitle } from '../screen/use-title.ts'
import { preference, usePreference } from './preference.ts'

const contactChoice = preference('lm.contact-panel', ['shown', 'hidden'], 'shown')

const conversationFile = () => import('../features/conversation/ConversationPane.tsx')
const ConversationPane = lazy(async () => ({ default: (await conversationFile()).ConversationPane }))

/** Joins the address bar, the list and the open conversation, which know nothing of each other. */
export function InboxRoute() {
  const t = useTranslations('shell')
  const navigate = useNavigate()
  const params = useParams({ strict: false })
  const search = readInboxSearch(useSearch({ strict: false }))
  const contact = useContactPanel(params.conversationId ?? null)
  const composer = useRef<ComposerHandle>(null)
  const address: InboxAddress = {
    view: readView(params.view),
    conversationId: params.conversationId ?? null,
    search,
  }
  useTitle(t('inbox'))

  // The list comes first; what opens from it is fetched while it is being read.
  useEffect(() => void conversationFile(), [])

  const go = useCallback(
    ({ view, conversationId, search: next }: InboxAddress, how?: 'replace') => {
      const replace = how === 'replace'
      const asked = Object.fromEntries(Object.entries(next).map(([name, value]) => [name, String(value)]))
      if (conversationId === null)
        void navigate({ to: '/inbox/$view', params: { view }, search: asked, replace })
      else
        void navigate({
          to: '/inbox/$view/$conversationId',
          params: { view, conversationId },
          search: asked,
          replace,
        })
    },
    [navigate],
  )

  const seeChannel = (channelId: string) =>
    void navigate({ to: '/channels/$channelId', params: { channelId } })

  return (
    <InboxScreen
      address={address}
      go={go}
      onConnect={() => void navigate({ to: '/channels/connect/facebook' })}
      onChannel={seeChannel}
      conversation={({ conversationId, onBack, onDone }) => (
        <Suspense>
          <ConversationPane
            key={conversationId}
            conversationId={conversationId}
            target={search.message ?? null}
            contactShown={contact.shown}
            onContact={contact.show}
            onBack={onBack}
            onDone={onDone}
            onOpen={(id) => go({ ...address, conversationId: id, search: withoutSteps(search) })}
            onSeeChannel={seeChannel}
            composer={composer}
            stepsShown={search.steps ?? false}
            onSteps={(shown) =>
              go(
                { ...address, search: { ...withoutSteps(search), ...(shown && { steps: true }) } },
                shown ? undefined : 'replace',
              )
            }
          />
        </Suspense>
      )}
    />
  )
}

/** Beside the thread the panel stays as it was chosen; where it would cover the thread, it is asked for each time. */
function useContactPanel(conversationId: string | null): { shown: boolean; show: (shown: boolean) => void } {
  const chosen = usePreference(contactChoice)
  const [askedFor, setAskedFor] = useState<string | null>(null)
  const covers = !window.matchMedia('(min-width: 80rem)').matches
  return {
    shown: covers ? askedFor !== null && askedFor === conversationId : chosen === 'shown',
    show: (shown) => {
      if (covers) setAskedFor(shown ? conversationId : null)
      else contactChoice.set(shown ? 'shown' : 'hidden')
    },
  }
}
