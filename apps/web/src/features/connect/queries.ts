import { channelRoutes } from '@lienmach/contract'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import type { Attempt } from './wizard-model.ts'

const { connectAttempt, connectFacebook, connectPage, finishConnectAttempt, latestConnectAttempt } =
  channelRoutes

/** One run of the wizard. Asked again every second and a half while Facebook's answer is awaited. */
export const attemptQuery = (workspaceId: string, attemptId: string) =>
  queryOptions({
    ...readOf(connectAttempt, { params: { workspaceId, attemptId } }),
    refetchInterval: ({ state }) => (state.data?.status === 'waiting' ? 1_500 : false),
    refetchIntervalInBackground: true,
  })

/** The run that was left unfinished, if there is one. */
export const latestAttemptQuery = (workspaceId: string) =>
  queryOptions({ ...readOf(latestConnectAttempt, { params: { workspaceId } }), staleTime: 0 })

/** Starts a run; its answer alone holds the address of Facebook's dialog. */
export function useStartAttempt(workspaceId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { rerequest?: boolean; channelId?: string }) =>
      call(connectFacebook, { params: { workspaceId }, body }),
    onSuccess: (attempt) => keepAttempt(client, workspaceId, attempt),
  })
}

/** Connects one Page, and asks anew how the run stands. */
export function useConnectPage(workspaceId: string, attemptId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ externalId, chatRight }: { externalId: string; chatRight: 'only_me' | 'share' }) =>
      call(connectPage, { params: { workspaceId, attemptId, externalId }, body: { chatRight } }),
    onSettled: () => client.invalidateQueries({ queryKey: attemptQuery(workspaceId, attemptId).queryKey }),
  })
}

/** Closes a run: the Facebook session that it holds is erased. */
export function useFinishAttempt(workspaceId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (attemptId: string) => call(finishConnectAttempt, { params: { workspaceId, attemptId } }),
    onSuccess: () => client.setQueryData(latestAttemptQuery(workspaceId).queryKey, { attempt: null }),
  })
}

function keepAttempt(client: QueryClient, workspaceId: string, attempt: Attempt): void {
  client.setQueryData(attemptQuery(workspaceId, attempt.id).queryKey, attempt)
  client.setQueryData(latestAttemptQuery(workspaceId).queryKey, { attempt })
}
