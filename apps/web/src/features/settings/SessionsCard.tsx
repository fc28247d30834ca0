import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { listSessions, revokeSession, type SessionOfMine } from '../../api/auth.ts'
import { useTimes } from '../../entities/workspace.ts'
import { ErrorNotice, useErrorWords } from '../../screen/ErrorNotice.tsx'
import { useNow } from '../../time/use-now.ts'
import { Button, Card, SkeletonRows, toast } from '../../ui/index.ts'
import { deviceOf } from './device-of.ts'

const sessionsKey = ['sessions-of-mine']

/** Where I am signed in, and the way to end what is not mine. */
export function SessionsCard() {
  const t = useTranslations('settings.profile')
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: listSessions })
  return (
    <Card title={t('sessions')} description={t('sessionsText')} flush>
      {sessions.isPending && (
        <div className="p-4">
          <SkeletonRows rows={2} />
        </div>
      )}
      {sessions.isError && (
        <div className="p-4">
          <ErrorNotice error={sessions.error} retry={() => void sessions.refetch()} />
        </div>
      )}
      <ul>
        {sessions.data
          ?.toSorted((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))
          .map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
      </ul>
    </Card>
  )
}

function SessionRow({ session }: { session: SessionOfMine }) {
  const t = useTranslations('settings.profile')
  const words = useErrorWords()
  const times = useTimes()
  const now = useNow(60_000)
  const client = useQueryClient()
  const device = deviceOf(session.userAgent)
  const end = useMutation({
    mutationFn: () => revokeSession(session.token),
    onSuccess: () => {
      toast({ title: t('sessionEnded'), tone: 'ok' })
      void client.invalidateQueries({ queryKey: sessionsKey })
    },
    onError: (error) => toast({ title: words(error), tone: 'danger', urgent: true }),
  })
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-5 py-3 last:border-b-0">
      <MonitorSmartphone aria-hidden size={20} className="text-fg-3" />
      <div className="min-w-0 flex-1">
        <div className="text-label">{device ? t('browserOn', device) : t('unknownDevice')}</div>
        <div className="text-body-s text-fg-3" title={times.full(Date.parse(session.createdAt))}>
          {t('sessionSeen', { time: times.ago(Date.parse(session.updatedAt), now) })}
          {session.ipAddress && ` · ${session.ipAddress}`}
        </div>
      </div>
      <Button size="sm" busy={end.isPending} onClick={() => end.mutate()}>
        {t('endSession')}
      </Button>
    </li>
  )
}
