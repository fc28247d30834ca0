/** Guides for what has to be done at Facebook, step by step. Which steps have pictures stands in guides/guides.ts. */
export const guides = {
  validAsOf: 'Đúng vào ngày {date}. Tên nút trên Facebook có thể khác đôi chút.',
  show: 'Xem cách làm',
  close: 'Đóng',
  open: {
    inbox: 'Mở Business Suite',
    settings: 'Mở cài đặt Trang',
    quality: 'Mở Chất lượng Trang',
    channel: 'Xem kênh',
  },
  pictures: {
    'suite-list': 'Danh sách hội thoại trong Business Suite, hội thoại của khách được khoanh lại.',
    'suite-done': 'Đầu hội thoại trong Business Suite, nút “Chuyển đến thư mục Xong” được khoanh lại.',
    routing: 'Mục “Chuyển quyền trò chuyện” trong cài đặt Trang.',
    'routing-default': 'Danh sách ứng dụng mặc định, Liền Mạch được chọn.',
    takeover: 'Mục “Nhắn tin nâng cao”, công tắc “Kiểm soát cuộc trò chuyện” của Liền Mạch được bật.',
    primary: 'Mục “Giao thức chuyển giao”, Liền Mạch là người nhận chính.',
    'login-pages': 'Hộp thoại Facebook hỏi cho phép Liền Mạch vào những Trang nào.',
    'login-permissions': 'Hộp thoại Facebook liệt kê các quyền, tất cả đều bật.',
  },
  move_to_done: {
    title: 'Chuyển hội thoại đến thư mục Xong',
    about:
      'Ai đó đã trả lời khách trong Hộp thư Meta. Chuyển hội thoại sang Xong thì Facebook trả quyền lại.',
    step1: 'Mở hội thoại của khách trong Business Suite.',
    step2: 'Bấm “Chuyển đến thư mục Xong”.',
    step3: 'Quay lại đây, không cần bấm gửi lại: tin đang chờ tự gửi theo đúng thứ tự.',
  },
  take_here: {
    title: 'Lấy quyền ngay tại đây',
    about: 'Trang cho phép Liền Mạch lấy lại quyền, không cần mở Facebook.',
    step1: 'Báo người đang trả lời khách bên kia, để khách không được trả lời hai lần.',
    step2: 'Bấm “Lấy quyền”. Tin đang chờ tự gửi theo đúng thứ tự.',
  },
  ask_other_app: {
    title: 'Lấy lại quyền từ ứng dụng khác',
    about: 'Một ứng dụng khác (thường là chatbot) đang trả lời khách này.',
    step1: 'Trong ứng dụng đó: dừng kịch bản, hoặc chuyển hội thoại cho nhân viên.',
    step2: 'Hoặc bấm “Xin quyền” ở đây. Ứng dụng kia có thể đồng ý, từ chối hoặc im lặng.',
    step3: 'Để không lặp lại: đặt Liền Mạch làm ứng dụng mặc định của Trang.',
  },
  default_app: {
    title: 'Đặt Liền Mạch làm ứng dụng mặc định',
    about: 'Trang dùng “Chuyển quyền trò chuyện”: ứng dụng mặc định nhận khách trước và được trả lời ngay.',
    step1: 'Đăng nhập Facebook bằng tài khoản quản trị Trang.',
    step2: 'Vào Cài đặt › Trải nghiệm Trang mới › Chuyển quyền trò chuyện.',
    step3: 'Chọn Liền Mạch làm ứng dụng mặc định rồi bấm Lưu.',
    step4: 'Báo các quản trị viên khác của Trang: ai trong số họ cũng có thể đổi lại.',
  },
  allow_takeover: {
    title: 'Cho phép lấy quyền từ đây',
    about: 'Bật một lần, sau đó nhân viên lấy lại quyền bằng một nút bấm, không cần mở Business Suite.',
    step1: 'Đăng nhập Facebook bằng tài khoản quản trị Trang.',
    step2: 'Vào Cài đặt › Nhắn tin nâng cao, tìm Liền Mạch.',
    step3: 'Bật “Kiểm soát cuộc trò chuyện” cho Liền Mạch.',
  },
  primary_receiver: {
    title: 'Đặt Liền Mạch làm người nhận chính',
    about:
      'Trang dùng giao thức chuyển giao cũ: chỉ người nhận chính được trả lời khi chưa ai giữ hội thoại.',
    step1: 'Đăng nhập Facebook bằng tài khoản quản trị Trang.',
    step2: 'Vào Cài đặt › Nhắn tin nâng cao › Giao thức chuyển giao.',
    step3: 'Chọn Liền Mạch làm người nhận chính.',
  },
  reconnect: {
    title: 'Kết nối lại Trang',
    about: 'Facebook đã huỷ phiên đăng nhập của Trang, thường vì đổi mật khẩu, đăng xuất hoặc mất vai trò.',
    step1:
      'Mở trang của kênh và bấm Kết nối lại. Nếu Facebook đòi xác minh bảo mật, mở facebook.com hoàn tất trước.',
    step2: 'Đăng nhập Facebook bằng tài khoản quản trị Trang và chọn đúng Trang này.',
    step3: 'Giữ nguyên tất cả quyền, bấm Xong. Tin đang chờ tự gửi.',
  },
  grant_permissions: {
    title: 'Cấp lại quyền cho Liền Mạch',
    about: 'Liền Mạch thiếu một quyền trên Trang, nên Facebook từ chối.',
    step1: 'Mở trang của kênh và bấm Cấp lại quyền.',
    step2: 'Chọn “Chỉnh sửa cài đặt” và chọn đúng Trang này.',
    step3: 'Bật tất cả các quyền rồi bấm Xong.',
  },
  page_quality: {
    title: 'Gỡ hạn chế của Trang',
    about: 'Facebook hạn chế cả Trang vì chính sách. Tin được giữ lại cho tới khi hết hạn chế.',
    step1: 'Mở Chất lượng Trang: ở đó có lý do, ngày hết hạn và nút khiếu nại nếu được phép.',
    step2: 'Tắt các kịch bản gửi hàng loạt, kể cả trong ứng dụng khác.',
    step3: 'Chờ tới ngày hết hạn. Tin đang chờ tự gửi sau đó; tin cũ hơn 24 giờ sẽ hỏi bạn trước.',
  },
  human_agent: {
    title: 'Xin quyền trả lời sau 24 giờ',
    about:
      'Facebook không nhận thẻ nhân viên. Hoặc nơi khác đang giữ hội thoại, hoặc ứng dụng chưa được duyệt.',
    step1:
      'Nếu khách nhắn trong 24 giờ qua: mở Business Suite và bấm “Chuyển đến thư mục Xong”, rồi gửi lại.',
    step2: 'Nếu đã quá 24 giờ: chờ khách nhắn lại, hoặc gọi cho khách.',
    step3:
      'Quản lý: xin duyệt tính năng “Human Agent” cho ứng dụng ở trang dành cho nhà phát triển của Meta.',
  },
  window_closed: {
    title: 'Đã hết thời gian trả lời',
    about: 'Facebook chỉ cho nhắn trong một thời gian kể từ tin cuối của khách.',
    step1: 'Gọi hoặc nhắn vào số điện thoại của khách, nếu có.',
    step2: 'Chờ khách nhắn lại: ô soạn tin tự mở, bản nháp vẫn còn.',
  },
  blocked: {
    title: 'Khách không nhận được tin',
    about:
      'Khách có thể đã chặn Trang, khoá tài khoản hoặc chưa chấp nhận tin nhắn. Gửi lại không giúp được.',
    step1: 'Gọi hoặc nhắn vào số điện thoại của khách, nếu có.',
    step2: 'Chờ khách nhắn lại: lúc đó mọi thứ tự mở lại.',
  },
} as const
