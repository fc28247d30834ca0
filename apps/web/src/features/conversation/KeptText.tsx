/** Typed words that cannot be sent from here now, and are not lost. Nothing where there are none. */
export function KeptText({ label, text }: { label: string; text: string }) {
  if (text.trim() === '') return null
  return (
    <div className="w-full text-start text-label font-normal" data-testid="kept-text">
      {label}
      <q className="mt-1 block max-h-32 overflow-y-auto rounded-control bg-bg px-3 py-2 whitespace-pre-wrap text-fg wrap-anywhere before:content-none after:content-none">
        {text}
      </q>
    </div>
  )
}
