/** Events in the platform's own shapes, written by us, named for what happened. */
export const page = '1057000000000001'
export const lan = '2400000000000001'
export const ourApp = '300000000000001'
export const metaInbox = 263902037430900
export const at = 1_795_250_000_000

const fromLan = (content: Record<string, unknown>) => ({
  sender: { id: lan },
  recipient: { id: page },
  timestamp: at,
  ...content,
})
const fromPage = (content: Record<string, unknown>) => ({
  sender: { id: page },
  recipient: { id: lan },
  timestamp: at,
  ...content,
})
const said = (message: Record<string, unknown>) => fromLan({ message: { mid: 'm_lan', ...message } })
const echoed = (message: Record<string, unknown>) =>
  fromPage({ message: { is_echo: true, mid: 'm_echo', ...message } })
const attached = (...attachments: unknown[]) => said({ attachments })

export const samples = {
  text: said({ text: 'Áo này còn size M không shop?' }),
  quickReply: said({ text: 'Xem giá', quick_reply: { payload: 'XEM_GIA' } }),
  reply: said({ text: 'Cái này ạ', reply_to: { mid: 'm_truoc', is_self_reply: false } }),
  image: attached({ type: 'image', payload: { url: 'https://scontent.xx.fbcdn.net/v/anh.jpg?oh=1' } }),
  threeImages: attached(
    ...[1, 2, 3].map((no) => ({
      type: 'image',
      payload: { url: `https://scontent.xx.fbcdn.net/v/${no}.jpg` },
    })),
  ),
  video: attached({ type: 'video', payload: { url: 'https://video.xx.fbcdn.net/v/quay.mp4' } }),
  audio: attached({ type: 'audio', payload: { url: 'https://cdn.fbsbx.com/v/ghi-am.mp4' } }),
  file: attached({ type: 'file', payload: { url: 'https://cdn.fbsbx.com/v/bang-gia.pdf' } }),
  sticker: attached({
    type: 'sticker',
    payload: { url: 'https://scontent.xx.fbcdn.net/v/like.png', sticker_id: 369239263222822 },
  }),
  stickerBothForms: attached(
    {
      type: 'sticker',
      payload: { url: 'https://scontent.xx.fbcdn.net/v/like.png', sticker_id: 369239263222822 },
    },
    {
      type: 'image',
      payload: { url: 'https://scontent.xx.fbcdn.net/v/like.png', sticker_id: 369239263222822 },
    },
  ),
  stickerOldForm: attached({
    type: 'image',
    payload: { url: 'https://scontent.xx.fbcdn.net/v/like.png', sticker_id: 369239263222822 },
  }),
  fallback: said({
    text: 'Mẫu này',
    attachments: [{ type: 'fallback', payload: { url: 'https://shop.vn/ao-dai', title: 'Áo dài' } }],
  }),
  reel: attached({
    type: 'reel',
    payload: { url: 'https://www.facebook.com/reel/1', title: 'Phối đồ', reel_video_id: '77' },
  }),
  post: attached({
    type: 'post',
    payload: { url: 'https://www.facebook.com/p/1', title: 'Bài viết', id: '88' },
  }),
  product: attached({
    type: 'template',
    payload: {
      product: { elements: [{ id: '1', retailer_id: 'AO-01', title: 'Áo sơ mi', subtitle: '350.000đ' }] },
    },
  }),
  appointment: attached({
    type: 'appointment_booking',
    payload: {
      booking_id: 'b1',
      status: 'requested',
      start_time: 1_795_300_000,
      end_time: 1_795_303_600,
      timezone: 'Asia/Ho_Chi_Minh',
    },
  }),
  location: attached({ type: 'location', payload: { coordinates: { lat: 10.77, long: 106.69 } } }),
  adReferral: said({
    text: 'Tôi quan tâm',
    referral: {
      ref: 'tet',
      ad_id: '99',
      source: 'ADS',
      type: 'OPEN_THREAD',
      ads_context_data: { ad_title: 'Áo Tết', post_id: '1_2' },
    },
  }),
  commands: said({ text: '/gia', commands: [{ name: 'gia' }] }),
  withheld: said({ is_unsupported: true }),
  empty: said({}),
  unsent: said({ is_deleted: true }),
  ownEcho: echoed({ app_id: Number(ourApp), metadata: 'token-1', text: 'Còn ạ' }),
  inboxEcho: echoed({ app_id: metaInbox, text: 'Shop còn nhé' }),
  aiEcho: echoed({ app_id: metaInbox, ai_generated: true, metadata: '{"source":"axon"}', text: 'Xin chào!' }),
  otherAppEcho: echoed({ app_id: 1_517_776_481_860_111, metadata: 'token-1', text: 'Bot xin chào' }),
  systemLine: echoed({
    app_id: metaInbox,
    text: 'Your AI agent transferred this chat to you because your customer is ready to buy.',
  }),
  templateEcho: echoed({
    app_id: metaInbox,
    attachments: [
      {
        title: 'Chọn size',
        url: 'https://m.me/',
        type: 'template',
        payload: { template_type: 'button', buttons: [{ type: 'postback', title: 'M', payload: 'M' }] },
      },
    ],
  }),
  edit: fromLan({ message_edit: { mid: 'm_lan', text: 'Áo này còn size L không?', num_edit: 1 } }),
  reaction: fromLan({ reaction: { reaction: 'love', emoji: '❤', action: 'react', mid: 'm_echo' } }),
  reactionBack: fromLan({ reaction: { reaction: 'love', emoji: '❤', action: 'unreact', mid: 'm_echo' } }),
  delivered: { sender: { id: lan }, recipient: { id: page }, delivery: { mids: ['m_echo'], watermark: at } },
  read: fromLan({ read: { watermark: at } }),
  postback: fromLan({
    postback: {
      mid: 'm_nut',
      title: 'Bắt đầu',
      payload: 'BAT_DAU',
      referral: { ref: 'qr', source: 'SHORTLINK', type: 'OPEN_THREAD' },
    },
  }),
  postbackWithoutMid: fromLan({ postback: { title: 'Bắt đầu', payload: 'BAT_DAU' } }),
  referral: fromLan({ referral: { ref: 'qr-ban-5', source: 'SHORTLINK', type: 'OPEN_THREAD' } }),
  leadReferral: {
    ...fromLan({
      referral: {
        type: 'LEAD_COMPLETE',
        lead: { data: [{ question: 'Số điện thoại?', answer: '0912345678' }] },
      },
    }),
    timestamp: at / 1_000,
  },
  optin: fromLan({
    optin: {
      type: 'notification_messages',
      notification_messages_token: 'secret-token',
      title: 'Nhận tin',
      payload: 'P',
    },
  }),
  feedback: fromLan({
    messaging_feedback: {
      feedback_screens: [
        {
          screen_id: 0,
          questions: {
            q1: { type: 'csat', payload: '5', follow_up: { type: 'free_form', payload: 'Rất tốt' } },
          },
        },
      ],
    },
  }),
  thumbs: fromLan({ response_feedback: { feedback: 'Good response', mid: 'm_echo' } }),
  accountLinking: fromLan({ account_linking: { status: 'linked', authorization_code: 'code' } }),
  order: fromLan({
    order: {
      products: [
        { id: '1', retailer_id: 'AO-01', name: 'Áo', unit_price: 350_000, currency: 'VND', quantity: 2 },
      ],
      note: 'Giao giờ hành chính',
    },
  }),
  coupon: fromLan({ template: { type: 'coupon', payload: 'P', coupon_code: 'TET2027' } }),
  policyBlock: {
    recipient: { id: page },
    timestamp: at,
    policy_enforcement: { action: 'block', reason: 'spam' },
  },
  passedToUs: fromLan({
    pass_thread_control: { previous_owner_app_id: String(metaInbox), new_owner_app_id: ourApp, metadata: '' },
  }),
  takenByInbox: fromLan({
    take_thread_control: { previous_owner_app_id: ourApp, new_owner_app_id: metaInbox, metadata: '' },
  }),
  controlAskedFor: fromLan({ request_thread_control: { requested_owner_app_id: 123_456_789, metadata: '' } }),
  appRoles: { recipient: { id: page }, timestamp: at, app_roles: { [ourApp]: ['primary_receiver'] } },
  unknownKind: fromLan({ message_hologram: { mid: 'm_holo', depth: 3 } }),
  visitorByReference: {
    sender: { user_ref: 'ref-1' },
    recipient: { id: page },
    timestamp: at,
    optin: { ref: 'r', user_ref: 'ref-1' },
  },
} satisfies Record<string, Record<string, unknown>>

export const changes = {
  comment: {
    field: 'feed',
    value: {
      from: { id: lan, name: 'Nguyễn Lan' },
      item: 'comment',
      verb: 'add',
      comment_id: '1_2',
      post_id: '1_1',
      message: 'Còn hàng không shop?',
    },
  },
  label: {
    field: 'inbox_labels',
    value: { user: { id: lan }, action: 'add', label: { id: '5', page_label_name: 'VIP' } },
  },
  integrity: {
    field: 'business_integrity',
    value: { status: 'restricted', violations: [{ type: 'SPAM', description: 'd' }] },
  },
}

/** A whole body, as bytes, with Meta's escapes. */
export function bodyOf(
  list: 'messaging' | 'standby' | 'changes',
  events: readonly unknown[],
  pageId: string = page,
): Buffer {
  const body = JSON.stringify({
    object: 'page',
    entry: [{ id: pageId, time: list === 'changes' ? at / 1_000 : at, [list]: events }],
  })
  return Buffer.from(escapeAsMeta(body))
}

/** Non-ASCII as lower-case `\uXXXX`, and `/` as `\/`: the form in which Meta signs and sends. */
export const escapeAsMeta = (json: string) =>
  json
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
