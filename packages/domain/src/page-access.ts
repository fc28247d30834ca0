/**
 * The tasks a person lacks on a Page for us to work with it: MESSAGING to write, and one that lets webhooks be
 * subscribed. Facebook accepts MODERATE or MANAGE there; we name MODERATE, the smaller one.
 */
export function missingTasks(tasks: readonly string[]): string[] {
  const missing: string[] = []
  if (!tasks.includes('MESSAGING')) missing.push('MESSAGING')
  if (!tasks.includes('MODERATE') && !tasks.includes('MANAGE')) missing.push('MODERATE')
  return missing
}
