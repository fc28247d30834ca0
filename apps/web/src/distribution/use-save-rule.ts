import { type RuleDraft, type RuleView, ruleRoutes } from '@lienmach/contract'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { channelsQuery, rulesQuery } from '../api/queries.ts'
import { useMembers, useRules, useWorkspace } from '../entities/workspace.ts'
import { draftOf, formOf } from './rule-form.ts'

/** Makes a rule, or changes the one given. */
export function useSaveRule(ruleId: string | null) {
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  const params = { workspaceId: workspace.id }
  return useMutation({
    mutationFn: (body: RuleDraft) =>
      ruleId === null
        ? call(ruleRoutes.createRule, { params, body })
        : call(ruleRoutes.updateRule, { params: { ...params, ruleId }, body }),
    onSuccess: (rule) => keepRule(client, workspace.id, rule),
  })
}

/** Puts a channel into a rule, out of any other; its earlier conversations stay as they are. */
export function useJoinRule() {
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ruleId, channelId }: { ruleId: string; channelId: string }) =>
      call(ruleRoutes.addChannelToRule, {
        params: { workspaceId: workspace.id, ruleId, channelId },
        body: { old: 'none', understood: false },
      }),
    onSuccess: (rule) => keepRule(client, workspace.id, rule),
  })
}

/** Takes a channel out of a rule, which stays as it is otherwise. */
export function useLeaveRule() {
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  const rules = useRules()
  const members = useMembers()
  return useMutation({
    mutationFn({ ruleId, channelId }: { ruleId: string; channelId: string }) {
      const rule = rules?.get(ruleId)
      if (rule === undefined) throw new ApiError('resource/not-found', 404)
      const form = formOf({ ...rule, channelIds: rule.channelIds.filter((id) => id !== channelId) })
      return call(ruleRoutes.updateRule, {
        params: { workspaceId: workspace.id, ruleId },
        body: draftOf(form, members, false),
      })
    },
    onSuccess: (rule) => keepRule(client, workspace.id, rule),
  })
}

/** Ends a rule. */
export function useRemoveRule(ruleId: string) {
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(ruleRoutes.removeRule, { params: { workspaceId: workspace.id, ruleId } }),
    onSuccess: () =>
      client.setQueryData(
        rulesQuery(workspace.id).queryKey,
        (known) => known && { rules: known.rules.filter(({ id }) => id !== ruleId) },
      ),
  })
}

function keepRule(client: QueryClient, workspaceId: string, rule: RuleView): void {
  client.setQueryData(
    rulesQuery(workspaceId).queryKey,
    (known) => known && { rules: [...known.rules.filter(({ id }) => id !== rule.id), rule] },
  )
  // Channels may have come from other rules.
  void client.invalidateQueries({ queryKey: rulesQuery(workspaceId).queryKey })
  void client.invalidateQueries({ queryKey: channelsQuery(workspaceId).queryKey })
}
