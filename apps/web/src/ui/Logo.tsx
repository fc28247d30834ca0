/** The mark: one thread that loops and goes on. Decorative. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 64 64" className="block shrink-0">
      <rect width="64" height="64" rx="15" fill="#0B5FD7" />
      <path
        d="M8 44H22C39 44 43 16 31 16C19 16 23 44 40 44C46 44 51 41 56 36"
        fill="none"
        stroke="#fff"
        strokeWidth="5.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
