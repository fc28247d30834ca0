import { useTranslations } from 'use-intl'
import { ApiError } from '../api/api-error.ts'
import { Button, Notice } from '../ui/index.ts'

export interface ErrorNoticeProps {
  error: unknown
  /** What could not be done: "Không tải được danh sách kênh". */
  title?: string | undefined
  retry?: (() => void) | undefined
  retrying?: boolean | undefined
}

/** A failed region: what failed, why in one sentence, a way to try again, and the codes folded away. */
export function ErrorNotice({ error, title, retry, retrying }: ErrorNoticeProps) {
  const t = useTranslations('common')
  const words = useErrorWords()
  return (
    <Notice
      tone="danger"
      title={title ?? t('failed')}
      announce="now"
      data-testid="error-notice"
      actions={
        retry && (
          <Button size="sm" busy={retrying} onClick={retry}>
            {t('retry')}
          </Button>
        )
      }
      details={detailsOf(error)}
    >
      {words(error)}
    </Notice>
  )
}

/** One sentence for any failure of a request. */
export function useErrorWords(): (error: unknown) => string {
  const t = useTranslations('common')
  return (error) => (error instanceof ApiError ? t(`errors.${error.code}`) : t('errors.server/fault'))
}

function detailsOf(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.name : String(error)
  const detail = Object.entries(error.detail).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return [error.code, error.status > 0 ? `HTTP ${error.status}` : null, error.requestId, ...detail]
    .filter(Boolean)
    .join('\n')
}
