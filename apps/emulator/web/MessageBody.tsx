import type { Message } from './desk.ts'
import { useWords } from './words.ts'

/** What one message says, in either person's window. */
export function MessageBody({ message }: { message: Message }) {
  const words = useWords()
  return (
    <>
      {message.text && <p className="whitespace-pre-wrap wrap-anywhere">{message.text}</p>}
      {message.attachments.map((attachment, index) => {
        const key = `${attachment.type}-${index}`
        if ((attachment.type === 'image' || attachment.type === 'sticker') && attachment.url) {
          return <img key={key} src={attachment.url} alt="" className="max-h-56 max-w-full rounded-md" />
        }
        if (attachment.url) {
          return (
            <a key={key} href={attachment.url} className="underline" target="_blank" rel="noreferrer">
              {attachment.name ?? attachment.title ?? words.file}
            </a>
          )
        }
        return (
          <p key={key} className="italic">
            {attachment.title ?? words.template}
          </p>
        )
      })}
      {message.reactions.length > 0 && (
        <p aria-hidden>{message.reactions.map((reaction) => reaction.emoji).join(' ')}</p>
      )}
    </>
  )
}
