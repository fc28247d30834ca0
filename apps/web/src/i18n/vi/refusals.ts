/** What a refusal by the platform means, by its class: never by its number. */
export const refusals = {
  thread_not_ours: {
    title: 'Chưa gửi được: ứng dụng khác đang giữ quyền',
    body: 'Facebook báo #10. Gửi lại thường không giúp được, và dù một tin lọt qua thì tin sau vẫn bị chặn. Tin đã được giữ và sẽ tự gửi khi có quyền.',
  },
  human_agent_not_granted: {
    title: 'Chưa gửi được: Facebook không nhận thẻ nhân viên (#100)',
    body: 'Hai nguyên nhân hay gặp: hội thoại đang do Hộp thư Meta giữ, hoặc ứng dụng chưa được duyệt quyền trả lời sau 24 giờ.',
  },
  window_closed: {
    title: 'Đã hết thời gian trả lời khách này',
    body: 'Facebook chỉ cho nhắn trong khung giờ kể từ tin cuối của khách. Chờ khách nhắn lại rồi gửi.',
  },
  tag_retired: {
    title: 'Facebook không còn nhận loại tin này',
    body: 'Loại thẻ đã ngừng từ 27/04/2026. Chờ khách nhắn lại rồi gửi.',
  },
  customer_unavailable: {
    title: 'Khách này hiện không nhận được tin',
    body: 'Khách có thể đã chặn Trang, khoá tài khoản hoặc chưa chấp nhận tin nhắn. Gửi lại không giúp được.',
  },
  customer_unknown: {
    title: 'Khách không thuộc Trang này',
    body: 'Facebook không tìm thấy khách này trên Trang.',
  },
  page_restricted: {
    title: 'Trang đang bị Facebook hạn chế gửi tin',
    body: 'Hạn chế do chính sách, áp dụng cho cả Trang. Mở Chất lượng Trang để xem lý do và ngày hết hạn.',
  },
  token_dead: {
    title: 'Trang đã mất kết nối',
    body: 'Facebook huỷ phiên đăng nhập của Trang. Tin được giữ và tự gửi sau khi kết nối lại.',
  },
  permission_missing: {
    title: 'Thiếu quyền gửi tin',
    body: 'Ứng dụng chưa có quyền cần thiết trên Trang. Hãy nhờ quản lý cấp lại quyền.',
  },
  rate_limited: {
    title: 'Đang gửi quá nhanh',
    body: 'Facebook giới hạn tốc độ của Trang. Tin sẽ tự gửi, không cần gửi lại.',
  },
  text_too_long: { title: 'Tin dài quá giới hạn của Facebook', body: 'Hãy tách tin rồi gửi lại.' },
  empty_message: { title: 'Tin trống', body: 'Facebook không nhận tin không có nội dung.' },
  file_too_large: { title: 'Tệp quá lớn', body: 'Ảnh tối đa 8 MB, tệp khác tối đa 25 MB.' },
  file_wrong_kind: { title: 'Loại tệp không hỗ trợ', body: 'Facebook không nhận loại tệp này.' },
  file_not_fetched: { title: 'Facebook không tải được tệp', body: 'Hãy gửi lại tệp.' },
  attachment_expired: { title: 'Tệp đã hết hạn trên Facebook', body: 'Hãy gửi lại để tải tệp lên lần nữa.' },
  content_refused: {
    title: 'Facebook không nhận nội dung này',
    body: 'Xem chi tiết kỹ thuật để biết lý do.',
  },
  platform_trouble: {
    title: 'Facebook đang trục trặc',
    body: 'Chúng tôi tự thử lại khi chắc chắn tin chưa đi.',
  },
  channel_disconnected: { title: 'Trang không còn kết nối', body: 'Kết nối lại Trang để gửi.' },
  unknown: { title: 'Facebook từ chối tin này', body: 'Chưa rõ nguyên nhân. Xem chi tiết kỹ thuật.' },
  technical: {
    title: 'Chi tiết kỹ thuật',
    code: 'Mã {code}',
    subcode: 'Mã phụ {subcode}',
    trace: 'Dấu vết {trace}',
    copy: 'Chép chi tiết',
  },
} as const
