const units = ['B', 'kB', 'MB', 'GB'] as const

/** Bytes in words short enough for a chip: `0 B`, `12 kB`, `3,4 MB`. */
export function fileSize(bytes: number, locale = 'vi'): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 }).format(value)} ${units[power]}`
}
