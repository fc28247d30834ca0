import { useWords } from '../words.ts'

/** The other side is writing. */
export function TypingDots({ id }: { id: string }) {
  const words = useWords()
  return (
    <p data-testid={`${id}-typing`} className="inline-flex gap-1 rounded-2xl bg-theirs px-3 py-2.5">
      <span className="sr-only">{words.isTyping}</span>
      {[0, 150, 300].map((delay) => (
        <span
          key={delay}
          aria-hidden
          style={{ animationDelay: `${delay}ms` }}
          className="size-2 animate-pulse rounded-full bg-soft motion-reduce:animate-none"
        />
      ))}
    </p>
  )
}
