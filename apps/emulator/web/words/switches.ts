/** What each switch of the desk means. */
export const switchWords: Record<string, { vi: string; en: string; choices?: readonly string[] }> = {
  loginCodeLifetimeMs: {
    vi: 'Mã của hộp thoại đăng nhập sống bao lâu (ms).',
    en: 'How long a code of the login dialog lives (ms).',
  },
  shortTokenLifetimeMs: {
    vi: 'Token ngắn hạn sống bao lâu (ms).',
    en: 'How long a short-lived token lives (ms).',
  },
  longTokenLifetimeMs: {
    vi: 'Token dài hạn sống bao lâu (ms).',
    en: 'How long a long-lived token lives (ms).',
  },
  dataAccessLifetimeMs: {
    vi: 'Quyền đọc dữ liệu kéo dài bao lâu (ms).',
    en: 'How long access to data lasts (ms).',
  },
  webhookDeadlineMs: {
    vi: 'Ứng dụng có bao lâu để trả lời webhook (ms thật).',
    en: 'How long an app may take to answer a webhook (real ms).',
  },
  webhookRetryDelaysMs: {
    vi: 'Chờ bao lâu trước mỗi lần thử lại; số cuối lặp lại (ms).',
    en: 'Waits before each retry; the last one repeats (ms).',
  },
  webhookDisableAfterMs: {
    vi: 'Webhook hỏng liên tục bao lâu thì bị huỷ đăng ký (ms).',
    en: 'After how long a failing webhook is unsubscribed (ms).',
  },
  webhookBatchSize: {
    vi: 'Nhiều nhất bao nhiêu sự kiện trong một gói.',
    en: 'The most events in one parcel.',
  },
  webhookParallel: {
    vi: 'Bao nhiêu gói đi cùng lúc; hơn 1 thì mất thứ tự.',
    en: 'Parcels on their way at once; more than 1 gives up their order.',
  },
  echoDelayMs: { vi: 'Echo tới sau khi nhận gửi bao lâu (ms).', en: 'From acceptance to the echo (ms).' },
  echoBeforeResponse: {
    vi: 'Echo tới trước cả câu trả lời của lệnh gửi.',
    en: 'The echo arrives before the send is answered.',
  },
  deliveryDelayMs: {
    vi: 'Tin tới máy khách sau bao lâu (ms).',
    en: 'How long until a message reaches the customer (ms).',
  },
  autoRead: { vi: 'Khách tự mở xem tin.', en: 'Customers open the chat by themselves.' },
  readDelayMs: { vi: 'Khách tự xem sau bao lâu (ms).', en: 'How long until they do (ms).' },
  deliveryOmitsMids: { vi: 'Báo đã nhận không kèm mã tin.', en: 'Delivery receipts name no messages.' },
  stickersAlsoAsImage: { vi: 'Nhãn dán tới kèm cả dạng ảnh.', en: 'A sticker also arrives as an image.' },
  unreachableAs200: {
    vi: 'Không nhắn được cho khách: mã 200 thay vì 551.',
    en: 'An unreachable person is code 200 rather than 551.',
  },
  attachmentFetchMs: {
    vi: 'Facebook chờ tải tệp đính kèm bao lâu (ms thật).',
    en: 'How long an attachment may take to be fetched (real ms).',
  },
  videoFetchMs: {
    vi: 'Facebook chờ tải video bao lâu (ms thật).',
    en: 'How long a video may take to be fetched (real ms).',
  },
  attachmentLifetimeMs: {
    vi: 'Tệp tải lên dùng lại được bao lâu (ms).',
    en: 'How long an uploaded attachment can be sent again (ms).',
  },
  cdnLifetimeMs: {
    vi: 'Địa chỉ ảnh, tệp sống bao lâu (ms).',
    en: 'How long the address of a file works (ms).',
  },
  ownershipLifetimeMs: {
    vi: 'Giữ hội thoại bao lâu sau hoạt động cuối (ms).',
    en: 'How long a conversation is held after the last activity (ms).',
  },
  sendExtendsOwnership: {
    vi: 'Người đang giữ gửi tin thì được giữ thêm.',
    en: 'A send by the owner prolongs its ownership.',
  },
  takeEventTo: {
    vi: 'Ai được báo khi hội thoại bị giành: người giữ trước, hay tất cả.',
    en: 'Who hears that a conversation was taken: the previous owner, or all.',
    choices: ['previous_owner', 'all'],
  },
  takeEventFromIdle: {
    vi: 'Hộp thư giành hội thoại chưa ai giữ thì cũng báo.',
    en: 'Taking an idle conversation is announced too.',
  },
  doneHandsToDefaultApp: {
    vi: 'Chuyển vào Xong thì trao cho ứng dụng mặc định, có báo.',
    en: 'Moving to Done hands over to the default app, with an event.',
  },
  takeoverRefusedAsTag: {
    vi: 'Thẻ nhân viên trên hội thoại bị giữ: lỗi 100/2018276.',
    en: 'A HUMAN_AGENT send on an owned thread is refused as 100/2018276.',
  },
  leadFlowRefusedAsOwned: {
    vi: 'Gửi khi quảng cáo đang hỏi: từ chối như bị giữ.',
    en: 'A send during a lead form is refused as any owned thread’s is.',
  },
  instantReplySeizes: {
    vi: 'Trả lời nhanh giành luôn hội thoại cho hộp thư.',
    en: 'The instant reply takes the conversation for the inbox.',
  },
  instantReplyDelayMs: {
    vi: 'Trả lời nhanh sau bao lâu (ms).',
    en: 'How long until the instant reply (ms).',
  },
  aiAgentDelayMs: {
    vi: 'Trợ lý AI trả lời sau bao lâu (ms).',
    en: 'How long until the AI agent answers (ms).',
  },
  sendsPerSecond: { vi: 'Số tin một Trang gửi được mỗi giây.', en: 'Sends a Page may make in a second.' },
  mediaPerSecond: { vi: 'Số tin âm thanh, video mỗi giây.', en: 'Audio and video sends in a second.' },
  conversationCallsPerSecond: { vi: 'Số lần đọc hội thoại mỗi giây.', en: 'Conversation reads in a second.' },
  throttleCode: {
    vi: 'Mã lỗi khi gọi quá nhiều: 613 hay 80006.',
    en: 'The code of a throttled call: 613 or 80006.',
  },
  highVolumePerSecond: {
    vi: 'Trên bao nhiêu tin mỗi giây thì hộp thư đóng.',
    en: 'Messages a second above which the inbox closes.',
  },
  highVolumeClearsAfterMs: {
    vi: 'Hộp thư tự mở lại sau bao lâu; 0 là phải bấm (ms).',
    en: 'When the inbox opens again by itself; 0 waits for a click (ms).',
  },
  only20Messages: {
    vi: 'Chỉ 20 tin mới nhất của hội thoại đọc được chi tiết.',
    en: 'Only the twenty newest messages have details.',
  },
  lookupLagMs: {
    vi: 'Tin mới chưa đọc lại được trong bao lâu (ms).',
    en: 'How long a new message cannot be read back (ms).',
  },
  localisedErrors: {
    vi: 'Lỗi nói ngôn ngữ của chủ token.',
    en: 'Errors speak the language of the token’s owner.',
  },
  deliveryHistory: { vi: 'Nhớ bao nhiêu gói webhook.', en: 'Webhook parcels remembered.' },
}
