import { learnProfile } from '../actions/learn-profile.ts'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { claimUnknown, unknownContacts } from '../store/contact-profiles.ts'
import { startLoop } from './loop.ts'

/** So many of each Page, and then a breath: a few calls a second, which leaves the Page's allowance to replies. */
const ofEachPage = 3
const breath = 700
/** Until the second attempt; each further one waits four times as long. Milliseconds. */
const firstWait = 30_000

/** Learns the names and pictures of new contacts, those who wrote last first. */
export const profilesWorker: Worker = { name: 'profiles', role: 'jobs', start: startProfiles }

async function startProfiles(context: Context): Promise<Running> {
  const { clock, db, log } = context

  async function step(): Promise<'more' | 'rested'> {
    const due = await claimUnknown(db.pipeline, clock.now(), ofEachPage, firstWait)
    await Promise.all(
      due.map((contact) =>
        learnProfile(context, contact).catch((error: unknown) =>
          log.error({ err: error, contactId: contact.id }, 'a profile could not be learnt'),
        ),
      ),
    )
    return due.length > 0 ? 'more' : 'rested'
  }

  return startLoop(context, {
    name: 'profiles',
    topic: 'jobs:profiles',
    pollEvery: 3_000,
    breath,
    step,
    due: () => unknownContacts(clock.now()),
  })
}
