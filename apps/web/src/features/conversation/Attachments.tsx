import type { AttachmentView } from '@lienmach/contract'
import { Download, ImageOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AttachmentCard } from './AttachmentCards.tsx'
import { fileSize } from './file-size.ts'
import { Lightbox } from './Lightbox.tsx'

const galleryShows = 4

/** Everything that came with a message, each kind in its own shape. Boxes keep their place before pictures arrive. */
export function Attachments({ attachments }: { attachments: readonly AttachmentView[] }) {
  const images = attachments.filter((one) => one.type === 'image')
  const others = attachments.filter((one) => one.type !== 'image')
  return (
    <>
      {images.length > 0 && <Gallery images={images} />}
      {others.map((attachment, index) => (
        <OneAttachment key={attachment.mediaId ?? `${attachment.type}-${index}`} attachment={attachment} />
      ))}
    </>
  )
}

function Gallery({ images }: { images: readonly AttachmentView[] }) {
  const t = useTranslations('conversation.timeline')
  const [open, setOpen] = useState<number | null>(null)
  const shown = images.slice(0, galleryShows)
  const single = images.length === 1 ? images[0] : undefined
  return (
    <div
      className={`grid max-w-80 gap-0.5 overflow-hidden rounded-card ${single ? 'grid-cols-1' : 'grid-cols-2'}`}
    >
      {shown.map((image, index) => (
        <button
          key={image.mediaId ?? index}
          type="button"
          disabled={!isPicture(image)}
          onClick={() => setOpen(index)}
          aria-label={t('openImage', { n: index + 1 })}
          className="relative bg-bg-3 text-fg-3"
          style={{
            aspectRatio: single?.width && single.height ? `${single.width} / ${single.height}` : '1',
            minWidth: single ? 160 : 96,
            maxHeight: 320,
          }}
        >
          <Picture image={image} />
          {index === galleryShows - 1 && images.length > galleryShows && (
            <span className="absolute inset-0 grid place-items-center bg-backdrop text-title text-white">
              +{images.length - galleryShows}
            </span>
          )}
        </button>
      ))}
      {open !== null && <Lightbox images={images} at={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

/** What was called a picture and turned out to be something else is never shown as one. */
const isPicture = (file: AttachmentView): file is AttachmentView & { url: string } =>
  file.state === 'stored' && file.url !== null && file.contentType?.startsWith('image/') === true

function Picture({ image }: { image: AttachmentView }) {
  const t = useTranslations('conversation.timeline')
  if (isPicture(image)) {
    return <img src={image.url} alt="" loading="lazy" className="size-full object-cover" />
  }
  return (
    <span className="grid size-full place-content-center justify-items-center gap-1 p-4 text-caption">
      <ImageOff size={20} aria-hidden />
      {image.state === 'failed' || image.state === 'stored'
        ? t('attachmentFailed')
        : image.state === 'erased'
          ? t('attachmentErased')
          : t('attachmentPending')}
    </span>
  )
}

function OneAttachment({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations('conversation.timeline')
  switch (attachment.type) {
    case 'sticker':
      return isPicture(attachment) ? (
        <img
          src={attachment.url}
          alt={t('sticker')}
          width={120}
          height={120}
          loading="lazy"
          className="size-30 object-contain"
        />
      ) : (
        <span className="grid size-30 place-content-center text-caption">
          {attachment.state === 'failed' ? t('attachmentFailed') : t('sticker')}
        </span>
      )
    case 'video':
      return attachment.state === 'stored' && attachment.url !== null ? (
        // biome-ignore lint/a11y/useMediaCaption: customers send their videos without captions
        <video
          src={attachment.url}
          controls
          preload="metadata"
          className="aspect-video w-72 max-w-full rounded-card bg-bg-3"
        />
      ) : (
        <FileLine attachment={attachment} />
      )
    case 'audio':
      return attachment.state === 'stored' && attachment.url !== null ? (
        // biome-ignore lint/a11y/useMediaCaption: customers send their voice without captions
        <audio src={attachment.url} controls preload="metadata" className="h-10 w-64 max-w-full" />
      ) : (
        <FileLine attachment={attachment} />
      )
    case 'file':
      return <FileLine attachment={attachment} />
    default:
      return <AttachmentCard attachment={attachment} />
  }
}

function FileLine({ attachment }: { attachment: AttachmentView }) {
  const t = useTranslations('conversation.timeline')
  const name = attachment.name ?? t('file')
  const size = attachment.byteSize === null ? null : fileSize(attachment.byteSize)
  const inside = (
    <>
      <Download size={16} aria-hidden />
      <span className="min-w-0 flex-1 truncate">{name}</span>
      <span className="text-caption opacity-80">
        {attachment.state === 'stored'
          ? size
          : attachment.state === 'failed'
            ? t('attachmentFailed')
            : attachment.state === 'erased'
              ? t('attachmentErased')
              : t('attachmentPending')}
      </span>
    </>
  )
  const shape =
    'flex min-h-9 w-64 max-w-full items-center gap-2 rounded-control border border-current/25 px-3 text-body-s'
  return attachment.state === 'stored' && attachment.url !== null ? (
    <a href={attachment.url} download={name} aria-label={t('download', { name })} className={shape}>
      {inside}
    </a>
  ) : (
    <div className={shape}>{inside}</div>
  )
}
