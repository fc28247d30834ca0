/** What each switch of the desk means. */
export const switchWords: Record<string, { vi: string; en: string }> = {
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
  },
  takeEventFromIdle: {
    vi: 'Hộp thư giành hội thoại chưa ai giữ thì cũng báo.',
    en: 'Taking an idle conversation is announced too.',
  },
  doneHandsToDefaultApp: {
    vi: 'Chuyển vào Xong thì trao cho ứng dụng mặc định, có báo.',
    en: 'Moving to Done hands over to the default app, with an event.',
  },
  retiredTags: {
    vi: 'Các thẻ tin nhắn đã bị bỏ: gửi kèm thẻ là lỗi 100.',
    en: 'Message tags that have ended: a send with one is code 100.',
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
  pagesNeedBusinessManagement: {
    vi: 'Trang chỉ hiện cho ứng dụng có quyền business_management.',
    en: 'Pages are listed only to apps with business_management.',
  },
  retiredVersions: {
    vi: 'Phiên bản API đã hết hạn: từ chối, hay coi như bản cũ nhất còn sống.',
    en: 'A version that has ended: refused, or answered as the oldest that lives.',
  },
  statusByMeaning: {
    vi: 'Lỗi mang mã HTTP 401, 403, 429 đúng nghĩa thay vì luôn 400.',
    en: 'Errors come with 401, 403 and 429 where HTTP has them, rather than 400.',
  },
  errorUserMessages: {
    vi: 'Lỗi kèm tiêu đề và câu giải thích cho người dùng.',
    en: 'Errors carry a title and a sentence for people.',
  },
  singleSourceSubcodes: {
    vi: 'Có cả những mã phụ chỉ một nguồn nhắc tới.',
    en: 'Subcodes that only one source reports are there.',
  },
  ownerRefusalLacksSubcode: {
    vi: 'Lỗi 10 của hội thoại bị giữ không kèm mã phụ.',
    en: 'Code 10 of an owned thread comes without its subcode.',
  },
  successAsText: {
    vi: 'Đăng ký thành công thì trả về chữ "true".',
    en: 'Success of a subscription is the text "true".',
  },
  conversationsNeedAllPermissions: {
    vi: 'Đọc hội thoại cần thêm quyền pages_manage_metadata và pages_read_engagement.',
    en: 'Reading conversations also needs pages_manage_metadata and pages_read_engagement.',
  },
  subscribedAppsListsAll: {
    vi: 'subscribed_apps kể mọi ứng dụng của Trang, không chỉ ứng dụng đang hỏi.',
    en: 'subscribed_apps lists every app of the Page, not only the calling one.',
  },
  hiddenProfile: {
    vi: 'Hồ sơ khách không được đọc thì trả lời thế nào.',
    en: 'What reading a hidden profile answers.',
  },
  deliveryLacksTimestamp: {
    vi: 'Báo đã nhận không kèm thời điểm.',
    en: 'Delivery receipts have no timestamp.',
  },
  imagesApart: {
    vi: 'Nhiều ảnh gửi một lần tới thành nhiều tin.',
    en: 'Several pictures sent at once arrive as so many messages.',
  },
  messagingTypeRequired: {
    vi: 'Lệnh gửi phải ghi messaging_type.',
    en: 'A send must name its messaging_type.',
  },
  textLimitCounts: {
    vi: 'Giới hạn 2000 đếm chữ hay đếm byte.',
    en: 'Whether the limit of 2000 counts characters or bytes.',
  },
  replyToWithHumanAgent: {
    vi: 'Trả lời trích dẫn đi được cùng thẻ nhân viên.',
    en: 'reply_to goes together with HUMAN_AGENT.',
  },
  reusableInSend: {
    vi: 'Tệp gửi kèm tin giữ lại dùng tiếp được.',
    en: 'A file sent with its message may be kept to send again.',
  },
  plainFileNamesOnly: {
    vi: 'Tên tệp có dấu thì bị từ chối.',
    en: 'A file name that is not plain ASCII is refused.',
  },
  actionsNeedThread: {
    vi: 'Đang nhập, đã xem, cảm xúc cũng cần quyền như gửi tin.',
    en: 'Typing, seen and reactions need the thread as messages do.',
  },
  windowBeforeOwner: {
    vi: 'Xét 24 giờ trước khi xét ai đang giữ.',
    en: 'The window is checked before the owner.',
  },
  privateReplyLine: {
    vi: 'Nhắn riêng người bình luận để lại một dòng của Facebook.',
    en: 'A private reply leaves a line of the platform’s own.',
  },
  zeroConfigIgnoresOwner: {
    vi: 'Trang chưa cấu hình: ai giữ cũng không cản ứng dụng khác gửi.',
    en: 'With nothing configured an owner keeps nobody from sending.',
  },
  standbyCarries: {
    vi: 'standby mang mọi sự kiện, hay chỉ những gì tài liệu kể.',
    en: 'What standby carries: everything, or only what the guide names.',
  },
  controlAppIdsAsNumbers: {
    vi: 'Mã ứng dụng trong sự kiện chuyển quyền là số.',
    en: 'App ids in pass and take events are numbers.',
  },
  handoverApisDisabled: {
    vi: 'Có ứng dụng mặc định thì lệnh cũ bị từ chối, trừ trao và nhả.',
    en: 'With a default app the old calls are refused, but for pass and release.',
  },
  requestWithRouting: {
    vi: 'Có Chuyển quyền trò chuyện vẫn xin hội thoại được.',
    en: 'Control can be requested with routing as without.',
  },
  takeRefusalCode: {
    vi: 'Mã lỗi khi giành hội thoại mà không được phép.',
    en: 'The code that refuses taking control to an app without the right.',
  },
  routingIsForGood: {
    vi: 'Đã bật Chuyển quyền trò chuyện thì bàn điều khiển cũng không tắt được.',
    en: 'Not even the desk switches Conversation Routing off again.',
  },
  aiYieldsToDefaultApp: {
    vi: 'Trợ lý AI im lặng khi có ứng dụng mặc định.',
    en: 'Meta’s AI agent keeps quiet where an app is the default.',
  },
  hopContext: {
    vi: 'Tin sau quảng cáo hỏi khách kể nguồn gốc thế nào.',
    en: 'How a message after the lead questions tells where it came from.',
  },
  callsPerEngagedPerson: {
    vi: 'Số lệnh gọi mỗi ngày cho mỗi khách; 0 là không đếm.',
    en: 'Calls a day for each engaged person; 0 does not count.',
  },
  sendsPerThreadPerSecond: {
    vi: 'Số tin mỗi giây vào một hội thoại; 0 là không giới hạn.',
    en: 'Sends a second into one thread; 0 is no limit.',
  },
  privateRepliesPerHour: {
    vi: 'Số lần nhắn riêng người bình luận mỗi giờ.',
    en: 'Private replies in an hour.',
  },
  profileCallsPerTenMinutes: {
    vi: 'Số lệnh messenger_profile trong mười phút.',
    en: 'Calls of messenger_profile in ten minutes.',
  },
}
