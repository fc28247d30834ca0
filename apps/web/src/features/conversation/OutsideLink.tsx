import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from '../../ui/index.ts'

/** Opens a place at the platform in a tab of its own; the steps stay here. */
export function OutsideLink({
  address,
  testId,
  onOpen,
  tone = 'primary',
  children,
}: {
  address: string
  testId: string
  onOpen?: () => void
  tone?: 'primary' | 'secondary'
  children: ReactNode
}) {
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener"
      data-testid={testId}
      className={buttonClass(tone, 'sm')}
      onClick={onOpen}
    >
      <ExternalLink aria-hidden size={14} />
      {children}
    </a>
  )
}
