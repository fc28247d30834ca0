import type { ReactNode } from 'react'
import type { Message } from '../shapes.ts'
import { useWords } from '../words.ts'
import { MessageBody } from './MessageBody.tsx'

/** One message in its bubble, on the side of whoever looks. */
export function Bubble({
  message,
  mine,
  quoted,
  id,
  note,
  tools,
  onTap,
}: {
  message: Message
  mine: boolean
  quoted: Message | undefined
  id: string
  /** Stands small below the bubble: time, sender, receipt. */
  note: string | null
  tools?: ReactNode
  onTap?: ((button: { title: string; payload: string }) => void) | undefined
}) {
  const words = useWords()
  const bare =
    message.text === null &&
    message.attachments.every(({ type }) => type === 'sticker' || type === 'template')
  const look = message.system
    ? 'bg-page text-sm text-soft italic border border-rule'
    : bare
      ? ''
      : mine
        ? 'bg-mine text-white'
        : 'bg-theirs'
  return (
    <div
      data-testid={`${id}-message`}
      data-from={message.from}
      className={`flex flex-col ${mine ? 'items-end' : 'items-start'}`}
    >
      {quoted && (
        <p className="max-w-[80%] truncate px-2 text-xs text-soft">
          {words.inReplyTo} “{quoted.text ?? words.file}”
        </p>
      )}
      <div className={`flex max-w-[85%] items-center gap-1 ${mine ? 'flex-row-reverse' : ''}`}>
        <div className={`min-w-0 rounded-2xl px-3 py-1.5 ${look}`}>
          <MessageBody message={message} onTap={onTap} />
        </div>
        {tools}
      </div>
      {message.reactions.length > 0 && (
        <p
          className="z-1 -mt-1.5 mb-1 rounded-full border border-rule bg-surface px-1.5 text-sm leading-5"
          data-testid={`${id}-reactions`}
        >
          <span className="sr-only">{words.reactions}: </span>
          {message.reactions.map((reaction) => reaction.emoji).join(' ')}
        </p>
      )}
      {note && <p className="px-1 text-xs text-soft">{note}</p>}
    </div>
  )
}
