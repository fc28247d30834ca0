import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { NoPermission } from '../../screen/NoPermission.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { useMay } from '../../session/may.ts'
import { Screen } from '../../ui/index.ts'
import { Wizard } from './Wizard.tsx'

/** What the address holds: the run to show, the channel to reconnect, and what went wrong on the way back. */
type Address = {
  attempt?: string | undefined
  channel?: string | undefined
  problem?: string | undefined
}

/** Connects Facebook Pages, step by step. */
export function ConnectScreen() {
  const t = useTranslations('connect')
  const { attempt, channel, problem } = useSearch({ strict: false }) as Address
  const navigate = useNavigate()
  const mayManage = useMay('manager')
  useTitle(t('title'))

  if (!mayManage) return <NoPermission title={t('title')} needs="manager" />
  const goTo = (search: Address) => void navigate({ to: '/channels/connect/facebook', search, replace: true })
  return (
    <Screen
      title={t('title')}
      width="wide"
      back={
        <Link
          to="/channels"
          className="inline-flex min-h-6 items-center gap-1 rounded-control text-body-s text-fg-2 hover:text-fg"
          data-testid="connect-back"
        >
          <ChevronLeft aria-hidden size={16} />
          {t('back')}
        </Link>
      }
    >
      <Wizard
        asked={attempt ?? null}
        channelId={channel ?? null}
        problem={problem ?? null}
        onAttempt={(id) => goTo({ attempt: id ?? undefined, channel })}
        onProblem={(what) => goTo({ channel, problem: what })}
        onLeave={(to) => void navigate({ to: to === 'inbox' ? '/inbox' : '/channels' })}
      />
    </Screen>
  )
}
