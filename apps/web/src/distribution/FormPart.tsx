import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'

export interface FormPartProps {
  title: string
  text?: ReactNode
  /** What is wrong with this part, and how to mend it. */
  error?: string | null | undefined
  /** Where the focus goes when this part has to be looked at again. */
  id: string
  children: ReactNode
}

/** One question of the form, with everything that belongs to its answer. */
export function FormPart({ title, text, error, id, children }: FormPartProps) {
  const headingId = useId()
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className="flex flex-col gap-3 border-t border-line py-5 first:border-t-0 first:pt-0"
    >
      <header>
        <h2 id={headingId} className="text-label font-semibold">
          {title}
        </h2>
        {text && <p className="mt-0.5 text-body-s text-fg-2">{text}</p>}
      </header>
      {error && (
        <p
          role="alert"
          className="flex items-start gap-1.5 text-body-s text-danger"
          data-testid={`error-${id}`}
        >
          <CircleAlert aria-hidden size={14} className="mt-0.75" />
          <span>{error}</span>
        </p>
      )}
      {children}
    </section>
  )
}
