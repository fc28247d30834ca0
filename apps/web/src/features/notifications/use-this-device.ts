import { type PushDeviceView, pushRoutes } from '@lienmach/contract'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { readOf } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { type Kept, keptFor, onKept } from '../../push/device-record.ts'
import { findObstacle, type Obstacle, onPermission } from '../../push/obstacle.ts'

/** My devices in a workspace, as the server knows them. */
export const pushDevicesQuery = (workspaceId: string) =>
  readOf(pushRoutes.pushDevices, { params: { workspaceId } })

const keptQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['push-kept', workspaceId],
    // A browser without a database keeps nothing.
    queryFn: () => keptFor(workspaceId).catch(() => null),
  })

/** What this browser keeps about notifications of the workspace; undefined until it is known. */
export function useKept(): Kept | null | undefined {
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  useEffect(
    () =>
      onKept(() => {
        void client.invalidateQueries({ queryKey: keptQuery(workspace.id).queryKey })
        void client.invalidateQueries({ queryKey: pushDevicesQuery(workspace.id).queryKey })
      }),
    [client, workspace.id],
  )
  return useQuery(keptQuery(workspace.id)).data
}

/** What stands in the way of notifications, as it changes. */
export const useObstacle = (): Obstacle | null => useSyncExternalStore(onPermission, findObstacle)

/** Whether notifications could be turned on here and are not. */
export function useIsOff(): boolean {
  const kept = useKept()
  return useObstacle() === null && (kept === null || kept === 'off')
}

/** Which of my devices this browser is; null when it is none. */
export function deviceHere(
  devices: readonly PushDeviceView[],
  kept: Kept | null | undefined,
): PushDeviceView | null {
  if (!kept || kept === 'off') return null
  return devices.find(({ endpoint }) => endpoint === kept.endpoint) ?? null
}
