import { useWords } from '../words.ts'

/** What stands where something is still being read, or could not be. */
export function Waiting({ failed, again }: { failed: boolean; again: () => void }) {
  const words = useWords()
  if (!failed)
    return (
      <p className="p-4 text-sm text-soft" aria-busy="true">
        {words.loading}
      </p>
    )
  return (
    <p role="alert" className="flex flex-wrap items-center gap-3 p-4 text-sm text-alert">
      {words.failed}
      <button type="button" className="press" onClick={again} data-testid="try-again">
        {words.tryAgain}
      </button>
    </p>
  )
}
