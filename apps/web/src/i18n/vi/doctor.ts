/** What the doctor asks of a channel and what it answers. A reason's sentence is kept under the reason's own name. */
export const doctor = {
  verdict: {
    well: 'Trang hoạt động tốt',
    todo: '{n, plural, other {# việc cần làm}}',
    unsure: 'Chưa thấy gì sai, còn {n, plural, other {# điều chưa biết}}',
    never: 'Chưa kiểm tra lần nào',
    running: 'Đang kiểm tra…',
  },
  checkedAt: 'Kiểm tra {when}.',
  nextAt: 'Lần tới lúc {when}.',
  loadFailed: 'Không tải được kết quả kiểm tra',
  checkFailed: 'Chưa kiểm tra được',
  checkNow: 'Kiểm tra ngay',
  more: 'và {n, plural, other {# việc khác}}',
  seeAll: 'Xem bác sĩ kênh',
  never: 'Kết quả hiện ở đây ngay sau lần kiểm tra đầu tiên, trong vài phút nữa.',
  list: 'Các điều đã kiểm tra',
  rowChecked: 'Kiểm tra {when}',
  rowSince: 'như vậy từ {when}',
  why: 'Vì sao?',
  code: 'Mã: {code}',
  app: 'ứng dụng {id}',
  otherApp: 'ứng dụng khác',
  state: { well: 'Tốt', look: 'Cần chú ý', broken: 'Hỏng', unknown: 'Chưa biết' },
  checks: {
    token: 'Phiên đăng nhập Facebook',
    permissions: 'Quyền đã cấp',
    webhook: 'Đăng ký nhận tin',
    round_trip: 'Tin về đến đây',
    routing: 'Chuyển quyền trò chuyện',
    takeover: 'Lấy lại quyền từ đây',
    human_agent: 'Trả lời sau 24 giờ',
    elsewhere: 'Nơi khác cũng trả lời',
    refusals: 'Tin bị từ chối hôm nay',
    restriction: 'Hạn chế của Facebook',
    clock: 'Đồng hồ',
    gap: 'Tin bị sót',
  },
  whys: {
    token:
      'Mọi tin đi và về đều dùng phiên đăng nhập của người đã kết nối Trang. Phiên chết khi người đó đổi mật khẩu, đăng xuất, gỡ ứng dụng hoặc mất vai trò trên Trang.',
    permissions:
      'Facebook cho từng việc bằng một quyền riêng, và ai có vai trò trên Trang cũng gỡ được. Thiếu quyền nào thì việc đó dừng.',
    webhook:
      'Facebook chỉ báo tin mới khi cả ứng dụng và Trang đều đăng ký. Facebook tự huỷ đăng ký nếu máy chủ này vắng mặt quá một giờ.',
    round_trip: 'Chỉ một tin thật đi hết một vòng mới chứng tỏ tin về được tới đây.',
    routing:
      'Khi Trang bật Chuyển quyền trò chuyện, hội thoại mới vào ứng dụng mặc định. Nếu đó không phải Liền Mạch, tin gửi từ đây có thể bị chặn (#10). Mọi quản trị viên của Trang đều đổi được cài đặt này.',
    takeover:
      'Có Trang cho phép lấy lại hội thoại mà nơi khác đang giữ ngay từ đây. Chỉ biết chắc sau một lần thử.',
    human_agent:
      'Sau 24 giờ kể từ tin cuối của khách, Facebook chỉ nhận tin của ứng dụng được duyệt quyền trả lời trong 7 ngày.',
    elsewhere:
      'Ai trả lời từ Hộp thư Meta hoặc ứng dụng khác thì hội thoại bị giữ ở đó, và tin từ đây phải chờ.',
    refusals: 'Nhiều tin bị từ chối vì cùng một lý do thường có một nguyên nhân chung sửa được.',
    restriction: 'Khi Facebook hạn chế Trang, không tin nào gửi được cho đến khi được gỡ.',
    clock:
      'Khung giờ trả lời tính theo đồng hồ của Facebook. Đồng hồ máy chủ lệch thì số phút còn lại hiện sai.',
    gap: 'Chúng tôi so hội thoại mới nhất bên Facebook với ở đây, để biết có tin nào không về.',
  },
  reasons: {
    token_valid: 'Còn hiệu lực.',
    token_app_removed: 'Ứng dụng bị gỡ khỏi tài khoản Facebook đã kết nối. Hãy kết nối lại.',
    token_checkpoint:
      'Facebook yêu cầu xác minh bảo mật. Mở facebook.com hoàn tất xác minh, rồi kết nối lại.',
    token_password_changed: 'Mật khẩu Facebook đã đổi. Hãy kết nối lại.',
    token_expired: 'Phiên đăng nhập đã hết hạn. Hãy kết nối lại.',
    token_unconfirmed_user: 'Tài khoản Facebook chưa được xác nhận. Xác nhận tài khoản, rồi kết nối lại.',
    token_session_ended: 'Người kết nối đã đăng xuất khỏi Facebook. Hãy kết nối lại.',
    token_role_lost: 'Người kết nối không còn vai trò trên Trang. Nhờ quản trị viên khác kết nối lại.',
    token_invalid: 'Phiên đăng nhập không còn dùng được. Hãy kết nối lại.',
    token_erased: 'Không còn giữ phiên đăng nhập nào.',
    person_deleted: 'Người kết nối đã yêu cầu Facebook xoá dữ liệu. Nhờ quản trị viên khác kết nối lại.',
    permissions_complete: 'Đủ tất cả quyền.',
    subscribed: 'Facebook báo cho chúng tôi khi có tin mới.',
    subscription_restored: 'Đăng ký bị mất và vừa được đăng ký lại. Tin trong lúc mất có thể chưa về.',
    subscription_missing: 'Facebook không báo tin mới cho chúng tôi và không đăng ký lại được.',
    callback_unreachable:
      'Facebook không gọi được địa chỉ công khai của máy chủ này. Kiểm tra PUBLIC_URL và tường lửa.',
    routing_off: 'Chưa bật Chuyển quyền trò chuyện. Ai trả lời trước có thể giữ hội thoại.',
    proved: 'Đã nhận tin thật từ Trang này.',
    waiting_for_message: 'Chưa thử. Nhắn một tin cho Trang để xác nhận.',
    platform_unreachable: 'Không gọi được Facebook lúc này.',
    platform_refused: 'Facebook từ chối trả lời câu hỏi này.',
    not_connected: 'Trang chưa kết nối.',
    reconnect_first: 'Kiểm tra được sau khi kết nối lại.',
    permissions_missing:
      'Còn thiếu quyền{list, select, none {} other {: {list}}}. Cấp lại quyền để dùng đầy đủ.',
    permissions_essential_missing:
      'Thiếu quyền bắt buộc{list, select, none {} other {: {list}}}. Tin không đi được cho đến khi cấp lại.',
    routing_on:
      'Đã bật Chuyển quyền trò chuyện. Facebook không cho đọc ứng dụng mặc định: hãy xem trong cài đặt Trang rằng đó là Liền Mạch.',
    default_app_us: 'Đã bật Chuyển quyền trò chuyện, và Liền Mạch là ứng dụng mặc định.',
    default_app_other:
      'Liền Mạch chưa phải ứng dụng mặc định của Trang: hội thoại mới vào {app} trước, nên tin gửi từ đây có thể bị chặn (#10).',
    primary_us: 'Trang dùng giao thức chuyển giao cũ, và Liền Mạch là ứng dụng nhận chính.',
    primary_other:
      'Trang dùng giao thức chuyển giao cũ và {app} đang nhận chính, nên tin gửi từ đây bị chặn (#10).',
    mode_unknown: 'Facebook chưa cho biết Trang chia hội thoại thế nào.',
    takeover_allowed: 'Lấy lại được ngay tại đây.',
    takeover_refused:
      'Facebook không cho lấy lại từ đây. Hội thoại bị giữ chỉ được trả bằng “Chuyển đến thư mục Xong”.',
    takeover_not_offered:
      'Chưa bật Chuyển quyền trò chuyện nên không có gì để lấy: ai trả lời trước thì giữ hội thoại.',
    human_agent_granted: 'Facebook nhận tin của chúng ta trong 7 ngày.',
    human_agent_refused:
      'Facebook không nhận: ứng dụng chưa được duyệt. Thời gian trả lời kết thúc sau 24 giờ.',
    human_agent_not_used: 'Máy chủ này không dùng, thời gian trả lời là 24 giờ.',
    never_tried: 'Chưa có lần thử nào. Sẽ biết sau lần đầu.',
    only_us: 'Trong 24 giờ qua chỉ có chúng ta trả lời.',
    inbox_answers:
      'Trong 24 giờ qua có người trả lời từ Hộp thư Meta{replies, plural, =0 {} other {: # tin}}{conversations, plural, =0 {} other { trong # hội thoại}}.',
    ai_answers:
      'Trong 24 giờ qua AI của Meta tự trả lời khách{replies, plural, =0 {} other {: # tin}}{conversations, plural, =0 {} other { trong # hội thoại}}.',
    other_app_answers:
      'Trong 24 giờ qua {app} trả lời khách{replies, plural, =0 {} other {: # tin}}{conversations, plural, =0 {} other { trong # hội thoại}}.',
    no_refusals: 'Không tin nào bị từ chối trong 24 giờ qua.',
    refusals_explained:
      '{total, plural, =0 {Có tin} other {# tin}} bị từ chối vì những lý do đã rõ: do chính khách hoặc tin đó, hoặc đã nêu ở mục khác.',
    sends_refused:
      'Facebook từ chối {total, plural, =0 {nhiều} other {#}} tin trong 24 giờ qua{causes, select, none {} other {: {causes}}}.',
    not_restricted: 'Facebook không hạn chế Trang.',
    page_restricted:
      'Facebook đang hạn chế Trang gửi tin{since, select, none {} other { từ {since}}}. Tin được giữ và tự gửi khi hạn chế được gỡ.',
    clocks_agree: 'Khớp với đồng hồ của Facebook.',
    clock_behind:
      'Đồng hồ máy chủ này chậm hơn Facebook{skew, select, none {} other { {skew}}}. Hãy bật đồng bộ giờ (NTP).',
    clock_ahead:
      'Đồng hồ máy chủ này nhanh hơn Facebook{skew, select, none {} other { {skew}}}. Hãy bật đồng bộ giờ (NTP).',
    nothing_to_compare: 'Chưa có tin nào để so.',
    nothing_missing: 'Các hội thoại mới nhất bên Facebook đều có ở đây.',
    messages_missing:
      'Facebook có {messages, plural, =0 {} other {# }}tin mà ở đây chưa nhận được. Mở hội thoại trong Business Suite để đọc.',
  },
  unknownReason: {
    well: 'Không thấy vấn đề gì.',
    look: 'Có điều cần chú ý. Xem chi tiết kỹ thuật.',
    broken: 'Có điều không hoạt động. Xem chi tiết kỹ thuật.',
    unknown: 'Chưa đủ bằng chứng để nói.',
  },
  fix: {
    reconnect: 'Kết nối lại',
    grant: 'Cấp lại quyền',
    held: 'Xem tin đang giữ',
    again: 'Kiểm tra lại',
    guide: 'Xem cách làm',
  },
  remedies: {
    move_to_done: 'Mở hội thoại trong Business Suite rồi bấm “Chuyển đến thư mục Xong”.',
    take_here: 'Mở hội thoại ở đây rồi bấm “Lấy quyền”.',
    ask_other_app: 'Dừng kịch bản hoặc chuyển hội thoại trong ứng dụng kia, hoặc xin quyền từ hội thoại.',
    default_app:
      'Quản trị viên Trang vào Cài đặt > Trải nghiệm Trang mới > Chuyển quyền trò chuyện, chọn Liền Mạch làm ứng dụng mặc định.',
    allow_takeover:
      'Quản trị viên Trang vào Cài đặt > Chuyển quyền trò chuyện, bật cho Liền Mạch quyền lấy lại hội thoại.',
    primary_receiver:
      'Quản trị viên Trang vào Cài đặt > Nhắn tin nâng cao > Giao thức chuyển giao, chọn Liền Mạch làm ứng dụng nhận chính.',
    reconnect: 'Kết nối lại bằng tài khoản quản trị Trang và giữ nguyên tất cả quyền.',
    grant_permissions: 'Bấm Cấp lại quyền, chọn “Chỉnh sửa cài đặt”, bật “Có” cho tất cả.',
    page_quality: 'Mở Chất lượng Trang để xem lý do và ngày hết hạn, kháng nghị nếu cần.',
    human_agent:
      'Ứng dụng cần được Meta duyệt tính năng Human Agent. Trước đó hãy trả lời trong vòng 24 giờ.',
    window_closed: 'Chờ khách nhắn lại, hoặc gọi số điện thoại của khách.',
    blocked: 'Khách cần tự bỏ chặn Trang; liên lạc bằng số điện thoại nếu có.',
  },
  history: {
    title: '14 ngày qua',
    text: 'Mỗi ô là một giờ, màu theo điều xấu nhất thấy được. Dùng phím mũi tên để đi giữa các ô.',
    label: 'Tình trạng từng giờ trong 14 ngày qua',
    cell: '{day}, {hour}: {state}',
    cellWhy: '{day}, {hour}: {state}. {reasons}',
    unchecked: 'không kiểm tra',
    choose: 'Chọn một ô để đọc.',
    legend: 'Chú thích',
  },
} as const
