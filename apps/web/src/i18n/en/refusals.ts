import type { Translated } from '../messages.ts'
import type { refusals as vi } from '../vi/refusals.ts'

export const refusals: Translated<typeof vi> = {
  thread_not_ours: {
    title: 'Not sent: another app has control',
    body: 'Facebook says #10. Resending rarely helps, and even if one gets through the next is refused. The message is held and goes by itself once we have control.',
  },
  human_agent_not_granted: {
    title: 'Not sent: Facebook refused the human-agent tag (#100)',
    body: 'Usually Meta’s inbox holds the thread, or the app is not approved to reply after 24 hours.',
  },
  window_closed: {
    title: 'The reply window has closed',
    body: 'Facebook allows messages only for a time after the customer’s last one. Wait for the customer to write, then send.',
  },
  tag_retired: {
    title: 'Facebook no longer takes this kind of message',
    body: 'Its tag was retired on 27 April 2026. Wait for the customer to write, then send.',
  },
  customer_unavailable: {
    title: 'This customer cannot receive messages now',
    body: 'They may have blocked the Page, closed the account or not accepted the request. Resending will not help.',
  },
  customer_unknown: {
    title: 'This customer is not known to the Page',
    body: 'Facebook does not find this customer on the Page.',
  },
  page_restricted: {
    title: 'Facebook restricts this Page from sending',
    body: 'A policy limit on the whole Page. Open Page Quality for the reason and the end date.',
  },
  token_dead: {
    title: 'The Page is disconnected',
    body: 'Facebook ended the Page’s session. The message is held and goes once the Page is reconnected.',
  },
  permission_missing: {
    title: 'A permission is missing',
    body: 'The app lacks a permission on this Page. Ask a manager to grant it again.',
  },
  rate_limited: {
    title: 'Sending too fast',
    body: 'Facebook limits the Page’s rate. The message goes by itself; no need to resend.',
  },
  text_too_long: { title: 'Longer than Facebook takes', body: 'Split the message and send it again.' },
  empty_message: { title: 'Empty message', body: 'Facebook does not take a message without content.' },
  file_too_large: { title: 'File too large', body: 'Images up to 8 MB, other files up to 25 MB.' },
  file_wrong_kind: { title: 'Unsupported kind of file', body: 'Facebook does not take this kind of file.' },
  file_not_fetched: { title: 'Facebook could not fetch the file', body: 'Send the file again.' },
  attachment_expired: {
    title: 'The file has expired at Facebook',
    body: 'Send it again to upload it once more.',
  },
  content_refused: { title: 'Facebook did not accept this content', body: 'The technical details say why.' },
  platform_trouble: {
    title: 'Facebook is having trouble',
    body: 'We try again by ourselves once it is certain that nothing was sent.',
  },
  channel_disconnected: { title: 'The Page is no longer connected', body: 'Reconnect the Page to send.' },
  unknown: {
    title: 'Facebook refused this message',
    body: 'The cause is not known. See the technical details.',
  },
  technical: {
    title: 'Technical details',
    code: 'Code {code}',
    subcode: 'Subcode {subcode}',
    trace: 'Trace {trace}',
    copy: 'Copy details',
  },
}
