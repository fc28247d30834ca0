import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useTitle } from '../../screen/use-title.ts'
import { Screen } from '../../ui/index.ts'

/** The frame of one rule's screen, with the way back to all of them. */
export function RuleFrame({
  title,
  actions,
  children,
}: {
  title: string
  actions?: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('rules.one')
  useTitle(title)
  return (
    <Screen
      title={title}
      actions={actions}
      back={
        <Link
          to="/rules"
          className="inline-flex min-h-6 items-center gap-1 rounded-control text-body-s text-fg-2 hover:text-fg pointer-coarse:min-h-11"
        >
          <ChevronLeft aria-hidden size={16} />
          {t('back')}
        </Link>
      }
    >
      {children}
    </Screen>
  )
}
