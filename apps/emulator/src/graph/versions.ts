/** Versions that answer; older ones are refused with 2635. */
const supportedVersions = ['v21.0', 'v22.0', 'v23.0', 'v24.0', 'v25.0', 'v26.0'] as const
export const newestVersion = 'v26.0'

/** A call without a version uses the oldest that lives. */
export const versionWithoutOne = supportedVersions[0]

export const isVersion = (segment: string) => /^v\d+\.\d+$/.test(segment)
export const isSupported = (version: string) => (supportedVersions as readonly string[]).includes(version)

/** Versions that once were: v1.0, and v2.0 up to the oldest that lives. */
export function hasEnded(version: string): boolean {
  const number = Number(version.slice(1))
  return number < Number(versionWithoutOne.slice(1))
}
