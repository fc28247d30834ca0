import { useState } from 'react'
import { useRefusalWords } from '../../connection/refusal-words.ts'
import { useConnectPage } from './queries.ts'

type ChatRight = 'only_me' | 'share'
type PageState =
  | { phase: 'connecting' | 'done'; chatRight: ChatRight }
  | { phase: 'refused'; chatRight: ChatRight; words: string }

/** Connecting several Pages side by side: one that is refused does not stop the others. */
export interface Activation {
  connect: (externalIds: readonly string[], chatRight: ChatRight) => void
  retry: (externalId: string) => void
  knows: (externalId: string) => boolean
  isConnecting: (externalId: string) => boolean
  refusalOf: (externalId: string) => string | null
}

export function useActivation(workspaceId: string, attemptId: string): Activation {
  const [states, setStates] = useState<ReadonlyMap<string, PageState>>(new Map())
  const connectPage = useConnectPage(workspaceId, attemptId)
  const wordsFor = useRefusalWords()
  const set = (externalId: string, state: PageState) =>
    setStates((known) => new Map(known).set(externalId, state))

  const connectOne = async (externalId: string, chatRight: ChatRight) => {
    set(externalId, { phase: 'connecting', chatRight })
    try {
      await connectPage.mutateAsync({ externalId, chatRight })
      set(externalId, { phase: 'done', chatRight })
    } catch (error) {
      set(externalId, { phase: 'refused', chatRight, words: wordsFor(error) })
    }
  }

  return {
    connect(externalIds, chatRight) {
      for (const externalId of externalIds) void connectOne(externalId, chatRight)
    },
    retry(externalId) {
      const state = states.get(externalId)
      if (state) void connectOne(externalId, state.chatRight)
    },
    knows: (externalId) => states.has(externalId),
    isConnecting: (externalId) => states.get(externalId)?.phase === 'connecting',
    refusalOf(externalId) {
      const state = states.get(externalId)
      return state?.phase === 'refused' ? state.words : null
    },
  }
}
