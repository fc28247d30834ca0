import { cx } from './cx.ts'

/** A key, or several pressed together: `Ctrl K`. Each word is one key cap. */
export function Kbd({ keys, tone = 'plain' }: { keys: string; tone?: 'plain' | 'inverse' }) {
  return (
    <kbd className="inline-flex gap-0.5 font-sans">
      {keys.split(' ').map((key) => (
        <span
          key={key}
          className={cx(
            'inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-tail border px-1 text-[0.6875rem] leading-none font-medium',
            tone === 'inverse' ? 'border-current/30 text-current/80' : 'border-line bg-bg-2 text-fg-2',
          )}
        >
          {key}
        </span>
      ))}
    </kbd>
  )
}
