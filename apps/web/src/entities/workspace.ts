import type { ChannelView, MemberView, MeView, RuleView, WorkspaceView } from '@lienmach/contract'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { useLocale } from 'use-intl'
import { channelsQuery, membersQuery, rulesQuery } from '../api/queries.ts'
import type { LiveConnection } from '../live/live-connection.ts'
import { type Times, timesFor } from '../time/format.ts'
import type { WorkspaceStore } from './workspace-store.ts'

/** Where a person works: the workspace that the screens under it belong to. */
export interface Workspace {
  readonly me: MeView
  readonly workspace: WorkspaceView
  readonly store: WorkspaceStore
  readonly live: LiveConnection
}

const WorkspaceContext = createContext<Workspace | null>(null)
export const WorkspaceProvider = WorkspaceContext.Provider

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (workspace === null) throw new Error('A screen of a workspace is shown outside one.')
  return workspace
}

/** The people of the workspace by id; empty until they are known. */
export function useMembers(): ReadonlyMap<string, MemberView> {
  const { workspace } = useWorkspace()
  const { data } = useQuery(membersQuery(workspace.id))
  return useMemo(() => new Map((data?.members ?? []).map((member) => [member.id, member])), [data])
}

/** The channels of the workspace by id; null until they are known. */
export function useChannels(): ReadonlyMap<string, ChannelView> | null {
  const { workspace } = useWorkspace()
  const { data } = useQuery(channelsQuery(workspace.id))
  return useMemo(() => (data ? new Map(data.channels.map((channel) => [channel.id, channel])) : null), [data])
}

/** The distribution rules of the workspace by id; null until they are known. */
export function useRules(): ReadonlyMap<string, RuleView> | null {
  const { workspace } = useWorkspace()
  const { data } = useQuery(rulesQuery(workspace.id))
  return useMemo(() => (data ? new Map(data.rules.map((rule) => [rule.id, rule])) : null), [data])
}

/** Words for moments, in the reader's language and the workspace's time zone. */
export function useTimes(): Times {
  const { workspace } = useWorkspace()
  return timesFor(useLocale(), workspace.timeZone)
}
