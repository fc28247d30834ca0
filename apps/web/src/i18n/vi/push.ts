/** What is told on a device while no window is open, and turning that on. */
export const push = {
  given: {
    title: '{contact} được giao cho bạn',
    titleNoName: 'Một khách được giao cho bạn',
    text: 'Khách nhắn qua {channel}. Bấm để trả lời.',
  },
  to_claim: {
    title: '{n, plural, other {# khách đang chờ nhận}}',
    text: 'Theo quy tắc {rule}. Ai nhận trước thì được trả lời khách.',
  },
  trial: {
    title: 'Thông báo đã hoạt động',
    text: 'Thiết bị này báo cho bạn cả khi không mở Liền Mạch.',
  },
  /** Where a message cannot be read: browsers demand that something be shown. */
  other: {
    title: 'Liền Mạch',
    text: 'Có điều cần bạn xem. Bấm để mở.',
  },
  turnOn: 'Bật thông báo',
  offer: 'Báo cho bạn cả khi không mở Liền Mạch.',
  turnedOn: 'Đã bật thông báo trên thiết bị này',
  notTurnedOn: 'Chưa bật được thông báo',
  why: {
    denied: 'Trình duyệt đang chặn thông báo của trang này. Xem cách cho phép trong Cài đặt, mục Thông báo.',
    dismissed: 'Trình duyệt đã hỏi mà chưa được cho phép. Bấm lại rồi chọn "Cho phép".',
    unreachable:
      'Trình duyệt không nối được với dịch vụ thông báo của nó. Kiểm tra mạng, hoặc dùng trình duyệt khác nếu trình duyệt này chặn dịch vụ đó.',
  },
} as const
