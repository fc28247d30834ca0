/** What the doctor asks of a channel and what it answers. A reason's sentence is kept under the reason's own name. */
export const doctor = {
  verdict: {
    well: 'The Page works well',
    todo: '{n, plural, one {# thing to do} other {# things to do}}',
    unsure: 'Nothing wrong seen, {n, plural, one {# thing} other {# things}} not known',
    never: 'Not checked yet',
    running: 'Checking…',
  },
  checkedAt: 'Checked {when}.',
  nextAt: 'Next at {when}.',
  loadFailed: 'What the doctor found could not be loaded',
  checkFailed: 'It could not be checked',
  checkNow: 'Check now',
  more: 'and {n, plural, one {# more} other {# more}}',
  seeAll: 'See the channel doctor',
  never: 'The answers stand here after the first check, in a few minutes.',
  list: 'What was checked',
  rowChecked: 'Checked {when}',
  rowSince: 'so since {when}',
  why: 'Why?',
  code: 'Code: {code}',
  app: 'app {id}',
  otherApp: 'another app',
  state: { well: 'Well', look: 'Needs a look', broken: 'Broken', unknown: 'Not known' },
  checks: {
    token: 'Facebook session',
    permissions: 'Permissions granted',
    webhook: 'Subscription to messages',
    round_trip: 'Messages arrive here',
    routing: 'Conversation Routing',
    takeover: 'Taking control from here',
    human_agent: 'Replying after 24 hours',
    elsewhere: 'Replies from elsewhere',
    refusals: 'Replies refused today',
    restriction: "Facebook's restriction",
    clock: 'Clock',
    gap: 'Missing messages',
  },
  whys: {
    token:
      'Everything in and out uses the session of whoever connected the Page. It ends when they change their password, sign out, remove the app or lose their role on the Page.',
    permissions:
      'Facebook allows each thing by a permission of its own, and anybody with a role on the Page can remove one. What needs it then stops.',
    webhook:
      'Facebook tells of new messages only while both the app and the Page are subscribed. It drops the subscription by itself when this server is away for more than an hour.',
    round_trip: 'Only a real message that made the round proves that messages arrive here.',
    routing:
      'With Conversation Routing on, new conversations go to the default app. If that is not Liền Mạch, sends from here may be blocked (#10). Every admin of the Page can change this.',
    takeover:
      'Some Pages let us take a conversation that is held elsewhere, right from here. Only trying it tells for sure.',
    human_agent:
      "After 24 hours since the customer's last message, Facebook takes only replies of apps approved to reply within 7 days.",
    elsewhere:
      "Where somebody replies from Meta's inbox or another app, the conversation is held there and replies from here have to wait.",
    refusals: 'Many refusals for the same reason often have one cause that can be mended.',
    restriction: 'While Facebook restricts the Page, nothing can be sent until that is lifted.',
    clock:
      "The time to reply is counted by Facebook's clock. If this server's clock is wrong, the minutes shown are wrong.",
    gap: 'We compare the newest conversations at Facebook with ours, to know whether any message did not arrive.',
  },
  reasons: {
    token_valid: 'Valid.',
    token_app_removed: 'The app was removed from the Facebook account that connected. Reconnect.',
    token_checkpoint: 'Facebook asks for a security check. Finish it on facebook.com, then reconnect.',
    token_password_changed: 'The Facebook password changed. Reconnect.',
    token_expired: 'The session expired. Reconnect.',
    token_unconfirmed_user: 'The Facebook account is not confirmed. Confirm it, then reconnect.',
    token_session_ended: 'Whoever connected signed out of Facebook. Reconnect.',
    token_role_lost: 'Whoever connected no longer has a role on the Page. Ask another admin to reconnect.',
    token_invalid: 'The session can no longer be used. Reconnect.',
    token_erased: 'No session is kept.',
    person_deleted: 'Whoever connected asked Facebook to delete their data. Ask another admin to reconnect.',
    permissions_complete: 'Every permission granted.',
    subscribed: 'Facebook tells us when there is a new message.',
    subscription_restored:
      'The subscription was lost and has just been renewed. Messages from in between may be missing.',
    subscription_missing: 'Facebook does not tell us about new messages, and subscribing again failed.',
    callback_unreachable:
      "Facebook cannot reach this server's public address. Check PUBLIC_URL and the firewall.",
    routing_off: 'Conversation Routing is off. Whoever answers first may keep a conversation.',
    proved: 'A real message from this Page arrived.',
    waiting_for_message: 'Not tried. Write to the Page to confirm.',
    platform_unreachable: 'Facebook cannot be reached right now.',
    platform_refused: 'Facebook refuses to answer this question.',
    not_connected: 'The Page is not connected.',
    reconnect_first: 'It can be checked after reconnecting.',
    permissions_missing:
      'Some permissions are missing{list, select, none {} other {: {list}}}. Grant again to use everything.',
    permissions_essential_missing:
      'A required permission is missing{list, select, none {} other {: {list}}}. Messages do not pass until it is granted again.',
    routing_on:
      'Conversation Routing is on. Facebook does not let us read the default app: see in the Page settings that it is Liền Mạch.',
    default_app_us: 'Conversation Routing is on, and Liền Mạch is the default app.',
    default_app_other:
      "Liền Mạch is not the Page's default app: new conversations go to {app} first, so sends from here may be blocked (#10).",
    primary_us: 'The Page uses the old handover protocol, and Liền Mạch is the primary receiver.',
    primary_other:
      'The Page uses the old handover protocol and {app} is the primary receiver, so sends from here are blocked (#10).',
    mode_unknown: 'Facebook has not told how the Page shares conversations.',
    takeover_allowed: 'Conversations can be taken back right here.',
    takeover_refused: 'Facebook does not let us take conversations back. Only “Move to Done” frees one.',
    takeover_not_offered:
      'Conversation Routing is off, so there is nothing to take: whoever answers first holds the conversation.',
    human_agent_granted: 'Facebook takes our replies for 7 days.',
    human_agent_refused: 'Facebook refuses: the app is not approved. The time to reply ends after 24 hours.',
    human_agent_not_used: 'This server does not use it; the time to reply is 24 hours.',
    never_tried: 'Never tried. The first time will tell.',
    only_us: 'Only we replied in the last 24 hours.',
    inbox_answers:
      "In the last 24 hours somebody replied from Meta's inbox{replies, plural, =0 {} one {: # reply} other {: # replies}}{conversations, plural, =0 {} one { in # conversation} other { in # conversations}}.",
    ai_answers:
      "In the last 24 hours Meta's AI replied to customers by itself{replies, plural, =0 {} one {: # reply} other {: # replies}}{conversations, plural, =0 {} one { in # conversation} other { in # conversations}}.",
    other_app_answers:
      'In the last 24 hours {app} replied to customers{replies, plural, =0 {} one {: # reply} other {: # replies}}{conversations, plural, =0 {} one { in # conversation} other { in # conversations}}.',
    no_refusals: 'No reply was refused in the last 24 hours.',
    refusals_explained:
      '{total, plural, =0 {Some replies were} one {# reply was} other {# replies were}} refused for known reasons: the customer, the message itself, or what another line names.',
    sends_refused:
      'Facebook refused {total, plural, =0 {many replies} one {# reply} other {# replies}} in the last 24 hours{causes, select, none {} other {: {causes}}}.',
    not_restricted: 'Facebook does not restrict the Page.',
    page_restricted:
      'Facebook restricts what the Page may send{since, select, none {} other { since {since}}}. Replies are held and go out when that is lifted.',
    clocks_agree: "It agrees with Facebook's clock.",
    clock_behind:
      "This server's clock is behind Facebook's{skew, select, none {} other { by {skew}}}. Switch on time synchronisation (NTP).",
    clock_ahead:
      "This server's clock is ahead of Facebook's{skew, select, none {} other { by {skew}}}. Switch on time synchronisation (NTP).",
    nothing_to_compare: 'There is no message to compare yet.',
    nothing_missing: 'The newest conversations at Facebook are all here.',
    messages_missing:
      'Facebook has {messages, plural, =0 {messages} one {# message} other {# messages}} that did not arrive here. Open the conversation in Business Suite to read on.',
  },
  unknownReason: {
    well: 'Nothing wrong was seen.',
    look: 'Something needs a look. See the technical details.',
    broken: 'Something does not work. See the technical details.',
    unknown: 'There is not enough evidence to tell.',
  },
  fix: {
    reconnect: 'Reconnect',
    grant: 'Grant again',
    held: 'See held replies',
    again: 'Check again',
    guide: 'See how',
  },
  remedies: {
    move_to_done: 'Open the conversation in Business Suite and press “Move to Done”.',
    take_here: 'Open the conversation here and press “Take control”.',
    ask_other_app:
      'Stop the flow or hand the conversation over in the other app, or ask for control from the conversation.',
    default_app:
      'A Page admin opens Settings > New Pages experience > Conversation Routing and chooses Liền Mạch as the default app.',
    allow_takeover:
      'A Page admin opens Settings > Conversation Routing and allows Liền Mạch to take conversations back.',
    primary_receiver:
      'A Page admin opens Settings > Advanced messaging > Handover protocol and chooses Liền Mạch as the primary receiver.',
    reconnect: 'Reconnect as an admin of the Page and keep every permission.',
    grant_permissions: 'Press Grant again, choose “Edit settings”, switch everything to Yes.',
    page_quality: 'Open Page Quality to see the reason and when it ends, and appeal if needed.',
    human_agent: 'The app needs Meta to approve the Human Agent feature. Until then, reply within 24 hours.',
    window_closed: 'Wait for the customer to write again, or call their phone number.',
    blocked: 'The customer has to unblock the Page; use their phone number if there is one.',
  },
  history: {
    title: 'The last 14 days',
    text: 'Each cell is an hour, coloured by the worst that was seen. Arrow keys walk between the cells.',
    label: 'Hour by hour in the last 14 days',
    cell: '{day}, {hour}: {state}',
    cellWhy: '{day}, {hour}: {state}. {reasons}',
    unchecked: 'not checked',
    choose: 'Choose a cell to read it.',
    legend: 'Legend',
  },
}
