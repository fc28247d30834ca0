import { useTranslations } from 'use-intl'
import { DialogPicture } from './DialogPicture.tsx'

/** What to do in Facebook's window first: choose the Pages. */
export function PagesGuide() {
  const t = useTranslations('connect.pages')
  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_16rem]">
      <div>
        <h2 className="text-title">{t('title')}</h2>
        <p className="mt-1 text-label font-normal text-fg-2">{t('lead')}</p>
        <ol className="mt-3 flex list-decimal flex-col gap-2 pl-5 text-label font-normal">
          <li>{t('first')}</li>
          <li>{t('second')}</li>
          <li>{t('third')}</li>
        </ol>
        <p className="mt-4 text-body-s text-fg-3">{t('note')}</p>
      </div>
      <DialogPicture />
    </div>
  )
}
