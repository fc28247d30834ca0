import type { MeView } from '@lienmach/contract'
import { Store } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSignOut } from '../../session/use-sign-out.ts'
import { Button, EmptyState } from '../../ui/index.ts'

/** For somebody who belongs to no shop: removed from the last one, or not yet invited. */
export function NoWorkspace({ me }: { me: MeView }) {
  const t = useTranslations('shell.noWorkspace')
  const signOut = useSignOut()
  return (
    <main className="grid h-full place-items-center">
      <EmptyState
        heading="h1"
        icon={Store}
        title={t('title')}
        action={<Button onClick={signOut}>{t('signOut')}</Button>}
      >
        {t('text', { email: me.email })}
      </EmptyState>
    </main>
  )
}
