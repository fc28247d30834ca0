import { request } from 'undici'

export interface Consent {
  /** The emulated person who agrees. */
  userId: string
  /** Permissions that they leave on; all that are asked for when unset. */
  granted?: readonly string[]
  /** Pages that they tick; all of theirs when unset. */
  pageIds?: readonly string[]
}

/** Goes through the platform's dialog as a person would, and answers the address it sends them back to. */
export async function consents(dialogUrl: string, { userId, granted, pageIds }: Consent): Promise<string> {
  const dialog = new URL(dialogUrl)
  const asked = (dialog.searchParams.get('scope') ?? '').split(/[ ,]+/).filter(Boolean)
  const step = async (name: string, extra: [string, string][] = []) => {
    const fields = new URLSearchParams([...dialog.searchParams, ['user', userId], ['step', name], ...extra])
    return request(`${dialog.origin}/dialog/oauth/step`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: fields.toString(),
    })
  }
  const chosen: [string, string][] = [
    ['extent', pageIds === undefined ? 'all' : 'some'],
    ['pages', (pageIds ?? []).join(',')],
    ...(granted ?? asked).map((permission): [string, string] => ['permission', permission]),
  ]
  await (await step('permissions', chosen)).body.dump()
  const done = await step('done')
  await done.body.dump()
  const { location } = done.headers
  if (typeof location !== 'string') throw new Error(`The dialog did not send back: ${done.statusCode}`)
  return location
}
