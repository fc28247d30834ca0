/** The HTTP status that fits an error's code, as some have seen through intermediaries; Meta itself says 400. (5.1) */
export function statusByMeaning(code: number): number {
  if (code === 190 || code === 102) return 401
  if (throttles.has(code)) return 429
  return code === 10 || (code >= 200 && code < 300) ? 403 : 400
}

const throttles = new Set([4, 17, 32, 341, 613, 80006])
