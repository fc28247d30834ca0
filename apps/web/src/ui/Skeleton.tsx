import { useTranslations } from 'use-intl'
import { cx } from './cx.ts'

/** A still block in the final shape of what is coming. Shows only after 150 ms. Size it with classes. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden className={cx('appear-late block rounded-control bg-bg-3', className)} />
}

/** Around a group of skeletons: says once that something is being loaded. */
export function SkeletonGroup({
  className,
  children,
}: {
  className?: string | undefined
  children: React.ReactNode
}) {
  const t = useTranslations('ui')
  return (
    <div role="status" aria-busy className={className}>
      <span className="sr-only">{t('loading')}</span>
      {children}
    </div>
  )
}

/** Rows of a list or a table while they are being loaded. */
export function SkeletonRows({ rows = 4, className = 'h-14' }: { rows?: number; className?: string }) {
  return (
    <SkeletonGroup className="flex flex-col gap-2">
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike.
        <Skeleton key={at} className={className} />
      ))}
    </SkeletonGroup>
  )
}
