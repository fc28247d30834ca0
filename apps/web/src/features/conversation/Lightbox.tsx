import type { AttachmentView } from '@lienmach/contract'
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

/** One picture over everything; arrows go through the others, Esc and a press beside it close. */
export function Lightbox({
  images,
  at,
  onClose,
}: {
  images: readonly AttachmentView[]
  at: number
  onClose: () => void
}) {
  const t = useTranslations('conversation.timeline')
  const [index, setIndex] = useState(at)
  const dialog = useRef<HTMLDialogElement>(null)
  const image = images[index]
  const step = (by: number) => setIndex((now) => (now + by + images.length) % images.length)

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  const button =
    'absolute grid size-11 place-items-center rounded-full bg-black/50 text-white hover:bg-black/70'
  return (
    <dialog
      ref={dialog}
      aria-label={t('openImage', { n: index + 1 })}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') step(1)
        if (event.key === 'ArrowLeft') step(-1)
      }}
      className="m-0 size-full max-h-none max-w-none place-items-center bg-black/85 open:grid"
    >
      {image?.url && (
        <img
          src={image.url}
          alt=""
          className="pointer-events-none max-h-[92dvh] max-w-[92dvw] object-contain"
        />
      )}
      <button
        type="button"
        aria-label={t('close')}
        onClick={() => dialog.current?.close()}
        className={`${button} top-3 right-3`}
      >
        <X size={20} aria-hidden />
      </button>
      {images.length > 1 && (
        <>
          <button
            type="button"
            aria-label={t('previousImage')}
            onClick={() => step(-1)}
            className={`${button} left-3`}
          >
            <ChevronLeft size={20} aria-hidden />
          </button>
          <button
            type="button"
            aria-label={t('nextImage')}
            onClick={() => step(1)}
            className={`${button} right-3`}
          >
            <ChevronRight size={20} aria-hidden />
          </button>
        </>
      )}
    </dialog>
  )
}
