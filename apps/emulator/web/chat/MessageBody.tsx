import type { Message } from '../shapes.ts'
import { useWords } from '../words.ts'
import { Template } from './Template.tsx'

/** What one message says, in either person's window. */
export function MessageBody({
  message,
  onTap,
}: {
  message: Message
  onTap?: ((button: { title: string; payload: string }) => void) | undefined
}) {
  const words = useWords()
  return (
    <>
      {message.text && <p className="whitespace-pre-wrap wrap-anywhere">{message.text}</p>}
      {message.attachments.map((attachment, index) => {
        const key = `${attachment.type}-${index}`
        const { type, url } = attachment
        if (type === 'sticker' && url) {
          return <img key={key} src={url} alt={words.sticker} className="size-24 object-contain" />
        }
        if (type === 'image' && url) {
          return <img key={key} src={url} alt={words.picture} className="max-h-56 max-w-full rounded-md" />
        }
        if (type === 'template' && attachment.payload) {
          return <Template key={key} payload={attachment.payload} onTap={onTap} />
        }
        if (url) {
          return (
            <a key={key} href={url} className="underline" target="_blank" rel="noreferrer">
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
    </>
  )
}
