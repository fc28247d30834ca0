import type { PlatformUsage } from '../../ports/channel-adapter.ts'
import { asList, asObject } from './webhook-json.ts'

/**
 * Reads how much of our allowance is used from X-App-Usage, X-Page-Usage and X-Business-Use-Case-Usage. Figures are
 * percent; the time to regain access is given in minutes. (Graph API, "Rate limits")
 */
export function readUsage(headers: Record<string, string | string[] | undefined>): PlatformUsage {
  let worstPercent = 0
  let regainInMs: number | null = null

  for (const name of ['x-app-usage', 'x-page-usage', 'x-business-use-case-usage']) {
    for (const figures of figuresIn(headers[name])) {
      for (const key of ['call_count', 'total_time', 'total_cputime']) {
        worstPercent = Math.max(worstPercent, numberOf(figures[key]))
      }
      const minutes = numberOf(figures.estimated_time_to_regain_access)
      if (minutes > 0) regainInMs = Math.max(regainInMs ?? 0, minutes * 60_000)
    }
  }
  return { worstPercent, regainInMs }
}

/** The business header holds a list of figures for each id; the others are the figures themselves. */
function figuresIn(header: string | string[] | undefined): Record<string, unknown>[] {
  if (typeof header !== 'string') return []
  const parsed = parseQuietly(header)
  if (!parsed) return []
  const listed = Object.values(parsed).flatMap((list) => asList(list).map(asObject))
  return [parsed, ...listed.filter((figures) => figures !== null)]
}

function parseQuietly(text: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return null
  }
}

const numberOf = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
