/** Kinds of channel a conversation can come from. */
export type ChannelKind = 'facebook_page' | 'instagram' | 'zalo_oa'

const looks: Record<ChannelKind, { colour: string; mark: string }> = {
  facebook_page: {
    colour: '#0866ff',
    mark: 'M9.2 13V8.7h1.5l.3-1.9H9.2V5.7c0-.6.3-1 1.1-1H11V3.1A8 8 0 0 0 9.7 3C8.2 3 7.2 3.9 7.2 5.5v1.3H5.6v1.9h1.6V13z',
  },
  instagram: {
    colour: '#c13584',
    mark: 'M5.5 3.5h5a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2zm2.5 2.3a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  },
  zalo_oa: { colour: '#0068ff', mark: 'M4.6 4.2h6.8v1.5l-4.6 4.6h4.6v1.5H4.4v-1.5L9 5.7H4.6z' },
}

/** The only place where a platform's own colour appears: a 16 px mark. Decorative. */
export function ChannelBadge({ kind, size = 16 }: { kind: ChannelKind; size?: number }) {
  const look = looks[kind]
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" className="block">
      <circle cx="8" cy="8" r="8" fill={look.colour} />
      <path d={look.mark} fill="#fff" fillRule="evenodd" />
    </svg>
  )
}
