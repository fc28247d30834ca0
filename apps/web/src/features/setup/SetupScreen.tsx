import { accountRoutes } from '@lienmach/contract'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { meQuery, readOf } from '../../api/queries.ts'
import { ServerState } from '../../api/ServerState.tsx'
import { Brand, LanguageSwitch } from '../../screen/Brand.tsx'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { SkeletonRows, Stepper, Surroundings } from '../../ui/index.ts'
import { AccountStep } from './AccountStep.tsx'
import { ConnectStep } from './ConnectStep.tsx'
import { ShopStep } from './ShopStep.tsx'

/** The first run: an owner, a shop, and then a channel. Coming back continues where it stopped. */
export function SetupScreen() {
  return (
    <ServerState>
      <Surroundings>
        <Setup />
      </Surroundings>
    </ServerState>
  )
}

function Setup() {
  const t = useTranslations('settings.setup')
  useTitle(t('title'))
  const state = useQuery(readOf(accountRoutes.setupState, {}))
  const me = useQuery({ ...meQuery(), enabled: state.data?.needed === false, retry: false })
  const [account, setAccount] = useState<Account | null>(null)
  const step = state.data?.needed === false ? 3 : account === null ? 1 : 2

  if (state.data?.needed === false && me.isError) return <Navigate to="/login" />
  const stateOf = (at: number) => (at < step ? 'done' : at === step ? 'current' : 'upcoming')
  return (
    <main className="min-h-full overflow-y-auto bg-bg-2">
      <div className="mx-auto flex max-w-4xl flex-col gap-6 px-4 py-8 md:gap-10 md:py-14">
        <div className="flex items-center justify-between">
          <Brand />
          <LanguageSwitch />
        </div>
        <div className="grid gap-6 md:grid-cols-[15rem_1fr] md:gap-10">
          <div className="md:pt-2">
            <Stepper
              label={t('steps')}
              steps={[
                { label: t('account.step'), state: stateOf(1) },
                { label: t('shop.step'), state: stateOf(2) },
                { label: t('connect.step'), state: stateOf(3) },
              ]}
            />
          </div>
          <div className="rounded-card border border-line bg-bg p-6 md:p-8">
            {state.isPending && <SkeletonRows rows={4} className="h-11" />}
            {state.isError && <ErrorNotice error={state.error} retry={() => void state.refetch()} />}
            {state.data && step === 1 && <AccountStep initial={account} onNext={setAccount} />}
            {state.data && step === 2 && account && (
              <ShopStep
                account={account}
                onBack={() => setAccount(null)}
                onDone={() => void state.refetch()}
              />
            )}
            {state.data && step === 3 && <ConnectStep {...state.data} />}
          </div>
        </div>
      </div>
    </main>
  )
}

/** Who the first owner is. Kept in memory only: it holds a password. */
export interface Account {
  name: string
  email: string
  password: string
}
