import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Button, EmptyState } from '../../ui/index.ts'

/** What Facebook's window shows once it is back: it closes itself, and says so where the browser does not let it. */
export function ReturnedPanel({ failed, onGoOn }: { failed: boolean; onGoOn: () => void }) {
  const t = useTranslations('connect.returned')
  useEffect(() => window.close(), [])
  return (
    <main className="grid h-full place-items-center bg-bg">
      <EmptyState
        icon={failed ? TriangleAlert : CircleCheck}
        title={t('title')}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button tone="primary" onClick={() => window.close()} data-testid="returned-close">
              {t('close')}
            </Button>
            <Button onClick={onGoOn} data-testid="returned-go-on">
              {t('goOn')}
            </Button>
          </div>
        }
      >
        {t('text')}
      </EmptyState>
    </main>
  )
}
