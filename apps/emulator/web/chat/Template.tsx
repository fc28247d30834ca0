import { useWords } from '../words.ts'

interface Button {
  type?: string
  title?: string
  payload?: string
  url?: string
}
interface Element {
  title?: string
  subtitle?: string
  image_url?: string
  buttons?: Button[]
}

/** What a Page's template shows, and the buttons a customer can tap. */
export function Template({
  payload,
  onTap,
}: {
  payload: Record<string, unknown>
  onTap?: ((button: { title: string; payload: string }) => void) | undefined
}) {
  const words = useWords()
  const { text, buttons, elements } = payload as { text?: string; buttons?: Button[]; elements?: Element[] }
  const cards: Element[] = [
    ...(text || buttons ? [{ ...(text && { title: text }), ...(buttons && { buttons }) }] : []),
    ...(elements ?? []),
  ]
  if (cards.length === 0) return <p className="italic">{words.template}</p>
  return (
    <ul className="space-y-2">
      {cards.map((card, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a template's cards have no name and keep their places
          key={index}
          className="min-w-48 overflow-hidden rounded-md border border-rule bg-surface text-ink"
        >
          {card.image_url && <img src={card.image_url} alt="" className="h-28 w-full object-cover" />}
          <p className="px-3 py-1.5 font-medium wrap-anywhere">{card.title}</p>
          {card.subtitle && <p className="px-3 pb-1.5 text-sm text-soft">{card.subtitle}</p>}
          {card.buttons?.map((button) => (
            <button
              key={`${button.type}-${button.title}`}
              type="button"
              disabled={!onTap || button.payload === undefined}
              data-testid="template-button"
              onClick={() => onTap?.({ title: button.title ?? '', payload: button.payload ?? '' })}
              className="block w-full border-t border-rule px-3 py-1.5 text-center text-sm font-medium text-blue"
            >
              {button.title ?? button.url}
            </button>
          ))}
        </li>
      ))}
    </ul>
  )
}
