import { accountRoutes, channelRoutes, type Route, ruleRoutes } from '@lienmach/contract'
import { queryOptions } from '@tanstack/react-query'
import { call, type Input } from './call.ts'

/** A read of the contract for the query cache. Its key begins with the path and the params. */
export function readOf<R extends Route>(route: R, input: Input<R>) {
  const { params, query } = input
  return queryOptions({
    queryKey: [route.path, params ?? {}, ...(query === undefined ? [] : [query])] as const,
    queryFn: ({ signal }) => call(route, input, signal),
  })
}

/** Who I am and where I work. */
export const meQuery = () => readOf(accountRoutes.me, {})

/** The people of a workspace. Kept up to date by the live feed. */
export const membersQuery = (workspaceId: string) =>
  readOf(accountRoutes.members, { params: { workspaceId } })

/** The channels of a workspace. Kept up to date by the live feed. */
export const channelsQuery = (workspaceId: string) =>
  readOf(channelRoutes.channels, { params: { workspaceId } })

/** What the caller has to be told. Kept up to date by the live feed. */
export const alertsQuery = (workspaceId: string) => readOf(channelRoutes.alerts, { params: { workspaceId } })

/** Who gets which conversations. Kept up to date by the live feed. */
export const rulesQuery = (workspaceId: string) => readOf(ruleRoutes.rules, { params: { workspaceId } })
