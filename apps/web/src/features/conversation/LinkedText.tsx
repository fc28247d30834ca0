import { Fragment } from 'react'
import { safeLink } from './safe-link.ts'

const pattern = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}])|((?:\+?84|0)(?:[\s.,-]?\d){9}(?!\d))/giu

/** A customer's words with links and phone numbers made usable, and nothing else: it is text all the way. */
export function LinkedText({ text }: { text: string }) {
  const parts: { text: string; href: string | null; at: number }[] = []
  let end = 0
  for (const found of text.matchAll(pattern)) {
    if (found.index > end) parts.push({ text: text.slice(end, found.index), href: null, at: end })
    const href = found[1] !== undefined ? safeLink(found[1]) : `tel:${found[0].replace(/[^\d+]/gu, '')}`
    parts.push({ text: found[0], href, at: found.index })
    end = found.index + found[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null, at: end })
  return parts.map((part) =>
    part.href === null ? (
      <Fragment key={part.at}>{part.text}</Fragment>
    ) : (
      <a
        key={part.at}
        href={part.href}
        target="_blank"
        rel="noopener noreferrer"
        className="underline underline-offset-2"
      >
        {part.text}
      </a>
    ),
  )
}
