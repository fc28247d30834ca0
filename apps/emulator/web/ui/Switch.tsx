/** A thing that is on or off, said in words beside it. */
export function Switch({
  label,
  hint,
  on,
  id,
  disabled = false,
  onChange,
}: {
  label: string
  hint?: string
  on: boolean
  id: string
  disabled?: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <div className="flex items-start gap-3 py-1.5">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        data-testid={id}
        disabled={disabled}
        onClick={() => onChange(!on)}
        className="mt-0.5 inline-flex h-6 w-11 shrink-0 items-center rounded-full border border-edge bg-page p-0.5 aria-checked:border-blue aria-checked:bg-blue"
      >
        <span
          className={`size-4.5 rounded-full transition-transform motion-reduce:transition-none ${on ? 'translate-x-4.5 bg-on-blue' : 'bg-edge'}`}
        />
      </button>
      <div className="min-w-0">
        <p id={`${id}-label`} className="font-medium">
          {label}
        </p>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
