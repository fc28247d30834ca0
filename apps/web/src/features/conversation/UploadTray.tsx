import { FileText, RotateCw, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { UploadItem, Uploads } from '../../desk/uploads.ts'

/** The files of the reply being written, with their progress. */
export function UploadTray({ items, uploads }: { items: readonly UploadItem[]; uploads: Uploads }) {
  const t = useTranslations('conversation.composer')
  if (items.length === 0) return null
  return (
    <ul data-testid="upload-tray" className="flex max-h-40 flex-wrap gap-2 overflow-y-auto px-3 pt-3">
      {items.map((item) => (
        <li
          key={item.key}
          data-state={item.state}
          className="relative h-16 min-w-16 overflow-hidden rounded-control border border-line-strong bg-bg-2"
        >
          {item.preview !== null ? (
            <img src={item.preview} alt={item.name} className="size-16 object-cover" />
          ) : (
            <span className="flex h-full max-w-44 items-center gap-2 ps-2 pe-8 text-body-s">
              <FileText size={16} aria-hidden />
              <span className="truncate">{item.name}</span>
            </span>
          )}
          {item.state === 'uploading' && (
            <span
              role="progressbar"
              aria-label={t('uploading', { percent: item.percent })}
              aria-valuenow={item.percent}
              className="absolute inset-x-0 bottom-0 h-1 bg-bg-3"
            >
              <span className="block h-full bg-accent" style={{ width: `${item.percent}%` }} />
            </span>
          )}
          {item.state === 'failed' && (
            <button
              type="button"
              onClick={() => uploads.retry(item.key)}
              aria-label={`${t('uploadFailed')}. ${t('retryUpload')}`}
              className="absolute inset-0 grid place-items-center bg-danger-soft/90 text-on-danger-soft"
            >
              <RotateCw size={18} aria-hidden />
            </button>
          )}
          <button
            type="button"
            onClick={() => uploads.remove(item.key)}
            aria-label={t('removeFile', { name: item.name })}
            className="absolute top-0.5 right-0.5 grid size-6 place-items-center rounded-full bg-fg/75 text-bg hover:bg-fg"
          >
            <X size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
