import type { MeView, WorkspaceView } from '@lienmach/contract'
import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { meQuery } from '../../api/queries.ts'
import { ServerState } from '../../api/ServerState.tsx'
import { WorkspaceProvider } from '../../entities/workspace.ts'
import { AlertNotices } from '../../features/alerts/AlertNotices.tsx'
import { AlertStrip } from '../../features/alerts/AlertStrip.tsx'
import { AnswerHereHint } from '../../features/alerts/AnswerHereHint.tsx'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { useChosenWorkspace } from '../../session/chosen-workspace.ts'
import { Surroundings } from '../../ui/index.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { GlobalCommands } from './GlobalCommands.tsx'
import { NoWorkspace } from './NoWorkspace.tsx'
import { Rail } from './Rail.tsx'
import { SkipLink } from './SkipLink.tsx'
import { UnreadBadge } from './UnreadBadge.tsx'
import { usePush } from './use-push.ts'
import { useWorkplace } from './use-workplace.ts'

/** The frame around every screen of somebody who is signed in. */
export function Shell() {
  return (
    <ServerState>
      <Surroundings>
        <ShellOfMe />
      </Surroundings>
    </ServerState>
  )
}

function ShellOfMe() {
  const me = useQuery(meQuery())
  if (me.isPending) return null
  if (me.isError) {
    return (
      <main className="mx-auto max-w-xl p-6">
        <ErrorNotice error={me.error} retry={() => void me.refetch()} retrying={me.isFetching} />
      </main>
    )
  }
  return <ShellOf me={me.data} />
}

function ShellOf({ me }: { me: MeView }) {
  const workspace = useChosenWorkspace(me)
  if (workspace === undefined) return <NoWorkspace me={me} />
  return <Workplace key={workspace.id} me={me} workspace={workspace} />
}

function Workplace({ me, workspace }: { me: MeView; workspace: WorkspaceView }) {
  const workplace = useWorkplace(me, workspace)
  usePush(me, workspace.id)
  if (workplace === null) return null
  return (
    <WorkspaceProvider value={workplace}>
      <SkipLink />
      <div className="flex h-dvh flex-col-reverse md:flex-row">
        <Rail />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ConnectionBanner />
          <AlertStrip />
          <AnswerHereHint />
          <div className="min-h-0 flex-1">
            <Outlet />
          </div>
        </div>
      </div>
      <GlobalCommands />
      <UnreadBadge />
      <AlertNotices />
    </WorkspaceProvider>
  )
}
