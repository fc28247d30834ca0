import { type RuleDraft, type RulePreview, ruleRoutes } from '@lienmach/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../api/call.ts'
import { useWorkspace } from '../entities/workspace.ts'

const pause = 400

export interface RulePreviewState {
  /** What saving would do; null while that is not known of anything like this draft. */
  preview: RulePreview | null
  /** The numbers are those of the draft as it stands now. */
  isCurrent: boolean
  error: unknown
  retry: () => void
}

/** Asks what saving a draft would do, a moment after it was last changed. */
export function useRulePreview(ruleId: string | null, draft: RuleDraft): RulePreviewState {
  const { workspace } = useWorkspace()
  // Its name and what was ticked change no number.
  const asked: RuleDraft = { ...draft, name: '…', old: 'none', understood: false }
  const key = JSON.stringify(asked)
  const [settled, setSettled] = useState(key)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), pause)
    return () => clearTimeout(timer)
  }, [key])
  const body = { ruleId, draft: JSON.parse(settled) as RuleDraft }
  const found = useQuery({
    queryKey: [ruleRoutes.previewRule.path, workspace.id, ruleId, settled],
    queryFn: ({ signal }) =>
      call(ruleRoutes.previewRule, { params: { workspaceId: workspace.id }, body }, signal),
    enabled: body.draft.channelIds.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
  return {
    preview: asked.channelIds.length === 0 ? null : (found.data ?? null),
    isCurrent: key === settled && found.isSuccess && !found.isPlaceholderData,
    error: found.error,
    retry: () => void found.refetch(),
  }
}
