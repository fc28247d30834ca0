import { type ChannelView, channelRoutes } from '@lienmach/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'

/** The feed tells of what changes a channel; a check that came out as before changes only when it was made. */
const readAgainAfter = 60_000

/** What the doctor knows of a channel. */
export function useHealth(channelId: string, wanted = true) {
  const { workspace } = useWorkspace()
  const route = readOf(channelRoutes.channelHealth, { params: { workspaceId: workspace.id, channelId } })
  return useQuery({ ...route, enabled: wanted, refetchInterval: readAgainAfter })
}

/** Has the doctor look at everything now. */
export function useCheckNow(channel: ChannelView) {
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  const params = { workspaceId: workspace.id, channelId: channel.id }
  return useMutation({
    mutationFn: () => call(channelRoutes.checkChannel, { params }),
    onSuccess({ channel: checked, checks, at }) {
      const health = readOf(channelRoutes.channelHealth, { params })
      client.setQueryData(readOf(channelRoutes.channel, { params }).queryKey, checked)
      client.setQueryData(health.queryKey, (known) => known && { ...known, checks, checkedAt: at })
      return client.invalidateQueries({ queryKey: health.queryKey })
    },
  })
}
