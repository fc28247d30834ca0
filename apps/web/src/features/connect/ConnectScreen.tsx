import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { NoPermission } from '../../screen/NoPermission.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { useMay } from '../../session/may.ts'
import { Screen } from '../../ui/index.ts'
import { announceReturn, isFacebookWindow } from './facebook-window.ts'
import { ReturnedPanel } from './ReturnedPanel.tsx'
import { Wizard } from './Wizard.tsx'

/** What the address holds: the run to show, the channel to reconnect, and how the way back from Facebook went. */
interface Address {
  attempt?: string | undefined
  channel?: string | undefined
  problem?: string | undefined
  returned?: string | undefined
}

/** Connects Facebook Pages, step by step. */
export function ConnectScreen() {
  const t = useTranslations('connect')
  const { attempt, channel, problem, returned } = useSearch({ strict: false }) as Address
  const navigate = useNavigate()
  const mayManage = useMay('manager')
  const came = returned !== undefined || problem !== undefined
  useTitle(t('title'))
  useEffect(() => {
    if (came) announceReturn()
  }, [came])

  if (!mayManage) return <NoPermission title={t('title')} needs="manager" />
  const goOn = () =>
    void navigate({ to: '/channels/connect/facebook', search: { attempt, channel, problem }, replace: true })
  if (came && isFacebookWindow()) return <ReturnedPanel failed={problem !== undefined} onGoOn={goOn} />
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
        onAttempt={(id) =>
          void navigate({
            to: '/channels/connect/facebook',
            search: { attempt: id ?? undefined, channel },
            replace: true,
          })
        }
        onLeave={(to) => void navigate({ to: to === 'inbox' ? '/inbox' : '/channels' })}
      />
    </Screen>
  )
}
