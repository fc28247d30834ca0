/** The Graph API's way of writing a moment: `2022-07-12T19:11:07+0000`. */
export const graphTime = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, '+0000')

/** Keys that sort as their moments do. */
export const momentKey = (ms: number, id: string) => `${String(ms).padStart(15, '0')}:${id}`
