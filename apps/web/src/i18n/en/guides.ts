import type { Translated } from '../messages.ts'
import type { guides as vi } from '../vi/guides.ts'

export const guides: Translated<typeof vi> = {
  validAsOf: 'True as of {date}. Facebook’s buttons may be named a little differently.',
  show: 'Show how',
  close: 'Close',
  open: {
    inbox: 'Open Business Suite',
    settings: 'Open Page settings',
    quality: 'Open Page Quality',
    channel: 'See channel',
  },
  pictures: {
    'suite-list': 'The list of threads in Business Suite, with the customer’s thread marked.',
    'suite-done': 'The top of a thread in Business Suite, with the button “Move to Done” marked.',
    routing: 'The part “Conversation Routing” of the Page’s settings.',
    'routing-default': 'The list of default apps, with Liền Mạch chosen.',
    takeover: 'The part “Advanced messaging”, with “Take control of conversations” on for Liền Mạch.',
    primary: 'The part “Handover Protocol”, with Liền Mạch as the primary receiver.',
    'login-pages': 'Facebook’s dialog, asking which Pages Liền Mạch may use.',
    'login-permissions': 'Facebook’s dialog with the permissions, all of them on.',
  },
  move_to_done: {
    title: 'Move the thread to Done',
    about:
      'Somebody answered the customer in Meta’s inbox. When the thread is moved to Done, Facebook gives control back.',
    step1: 'Open the customer’s thread in Business Suite.',
    step2: 'Press “Move to Done”.',
    step3: 'Come back; no need to resend: what waits goes by itself, in order.',
  },
  take_here: {
    title: 'Take over from here',
    about: 'The Page lets Liền Mạch take control back without opening Facebook.',
    step1: 'Tell whoever is answering there, so that the customer is not answered twice.',
    step2: 'Press “Take over”. What waits goes by itself, in order.',
  },
  ask_other_app: {
    title: 'Get control back from another app',
    about: 'Another app, usually a chatbot, is answering this customer.',
    step1: 'In that app: stop the flow, or hand the thread over to a person.',
    step2: 'Or press “Ask for control” here. The other app may agree, refuse or stay silent.',
    step3: 'So that it does not recur: make Liền Mạch the Page’s default app.',
  },
  default_app: {
    title: 'Make Liền Mạch the default app',
    about:
      'The Page uses Conversation Routing: the default app hears customers first and may answer at once.',
    step1: 'Sign in to Facebook as an admin of the Page.',
    step2: 'Go to Settings › New Pages experience › Conversation Routing.',
    step3: 'Choose Liền Mạch as the default app and press Save.',
    step4: 'Tell the Page’s other admins: each of them can change it back.',
  },
  allow_takeover: {
    title: 'Allow taking over from here',
    about: 'Switched on once, it lets agents take control back at a press, without Business Suite.',
    step1: 'Sign in to Facebook as an admin of the Page.',
    step2: 'Go to Settings › Advanced messaging and find Liền Mạch.',
    step3: 'Switch on “Take control of conversations” for Liền Mạch.',
  },
  primary_receiver: {
    title: 'Make Liền Mạch the primary receiver',
    about:
      'The Page uses the older handover protocol: only the primary receiver may answer while nobody has the thread.',
    step1: 'Sign in to Facebook as an admin of the Page.',
    step2: 'Go to Settings › Advanced messaging › Handover Protocol.',
    step3: 'Choose Liền Mạch as the primary receiver.',
  },
  reconnect: {
    title: 'Reconnect the Page',
    about: 'Facebook ended the Page’s session, usually after a password change, a logout or a lost role.',
    step1:
      'Open the channel’s page and press Reconnect. If Facebook asks for a security check, finish it on facebook.com first.',
    step2: 'Sign in to Facebook as an admin of the Page and tick this very Page.',
    step3: 'Keep every permission and press Done. What waits goes by itself.',
  },
  grant_permissions: {
    title: 'Grant Liền Mạch its permissions again',
    about: 'Liền Mạch lacks a permission on the Page, so Facebook refuses.',
    step1: 'Open the channel’s page and press Grant again.',
    step2: 'Choose “Edit settings” and tick this very Page.',
    step3: 'Switch every permission on and press Done.',
  },
  page_quality: {
    title: 'Lift the Page’s restriction',
    about: 'Facebook restricts the whole Page for a policy reason. Messages are held until that ends.',
    step1:
      'Open Page Quality: it tells the reason and the end date, and lets you appeal where that is possible.',
    step2: 'Switch off mass messages, in other apps too.',
    step3:
      'Wait for the end date. What waits goes by itself then; anything older than 24 hours asks you first.',
  },
  human_agent: {
    title: 'Get approval to reply after 24 hours',
    about:
      'Facebook refused the human-agent tag. Either another place holds the thread, or the app is not approved.',
    step1: 'Customer wrote within 24 hours: open Business Suite, press “Move to Done”, then send again.',
    step2: 'Later than that: wait for the customer to write, or call them.',
    step3: 'Managers: request the “Human Agent” feature for the app on Meta’s developer site.',
  },
  window_closed: {
    title: 'The reply window has closed',
    about: 'Facebook allows messages only for a time after the customer’s last one.',
    step1: 'Call or text the customer’s phone number, if known.',
    step2: 'Wait for the customer to write: the composer opens by itself and the draft is kept.',
  },
  blocked: {
    title: 'The customer cannot receive messages',
    about:
      'They may have blocked the Page, closed the account or not accepted the request. Resending will not help.',
    step1: 'Call or text the customer’s phone number, if known.',
    step2: 'Wait for the customer to write: everything opens again then.',
  },
}
