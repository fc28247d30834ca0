import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { ErrorNotice } from './ErrorNotice.tsx'

/** Stands where a screen could not be shown; the rest of the app goes on. */
export function RouteCrashed({ error, reset }: ErrorComponentProps) {
  const t = useTranslations('common.crashed')
  const router = useRouter()
  return (
    <main className="h-full overflow-y-auto bg-bg-2 p-6">
      <div className="mx-auto max-w-2xl">
        <h1 className="sr-only">{t('title')}</h1>
        <ErrorNotice
          error={error}
          title={t('title')}
          retry={() => {
            reset()
            void router.invalidate()
          }}
        />
        <p className="mt-3 text-label font-normal text-fg-2">{t('text')}</p>
      </div>
    </main>
  )
}
