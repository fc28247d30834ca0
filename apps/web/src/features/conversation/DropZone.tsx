import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

/** Takes files dropped anywhere on a conversation, and says to whom they would go before they are let go. */
export function DropZone({
  name,
  enabled,
  onFiles,
  children,
}: {
  name: string
  enabled: boolean
  onFiles: (files: readonly File[]) => void
  children: ReactNode
}) {
  const t = useTranslations('conversation.composer')
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  const carriesFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes('Files')
  const leave = () => {
    depth.current = 0
    setOver(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a button twin in the composer
    <div
      className="relative flex min-w-0 flex-1 flex-col bg-bg"
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return
        depth.current += 1
        setOver(true)
      }}
      onDragOver={(event) => carriesFiles(event) && event.preventDefault()}
      onDragLeave={() => {
        depth.current -= 1
        if (depth.current <= 0) leave()
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        leave()
        onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-2 z-30 grid place-items-center rounded-card border-2 border-dashed border-accent bg-accent-soft/90 text-title text-on-accent-soft">
          {t('drop', { name })}
        </div>
      )}
    </div>
  )
}
