import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '../../ui/index.ts'

/** A drawing of the platform's dialog, so that people recognise it. Nothing in it can be pressed. */
export function DialogPicture() {
  const t = useTranslations('connect.pages')
  return (
    <figure
      aria-label={t('pictureLabel')}
      className="self-start rounded-card border border-line bg-bg-2 p-4 text-body-s"
    >
      <div aria-hidden className="flex flex-col gap-3">
        <div className="flex gap-1">
          <span className="h-1 flex-1 rounded-full bg-accent" />
          <span className="h-1 flex-1 rounded-full bg-line" />
          <span className="h-1 flex-1 rounded-full bg-line" />
        </div>
        <span className="font-semibold">{t('pictureTitle')}</span>
        {[true, false].map((ticked) => (
          <span key={String(ticked)} className="flex items-center gap-2 rounded-control bg-bg p-2">
            <span
              className={cx(
                'flex size-4 items-center justify-center rounded-tail border',
                ticked ? 'border-accent bg-accent text-on-accent' : 'border-line-strong',
              )}
            >
              {ticked && <Check size={12} strokeWidth={3} />}
            </span>
            {ticked ? t('picturePage') : t('pictureOther')}
          </span>
        ))}
        <span className="flex items-center justify-between gap-2">
          <span className="font-medium text-accent">{t('pictureEdit')}</span>
          <span className="rounded-control bg-accent px-2.5 py-1 font-medium text-on-accent">
            {t('pictureNext')}
          </span>
        </span>
      </div>
    </figure>
  )
}
