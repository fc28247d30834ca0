/** What the consent dialog says. */
export const words = {
  vi: {
    ribbon: 'GIẢ LẬP',
    title: 'Đăng nhập bằng Facebook',
    who: (app: string) => `${app} muốn truy cập tài khoản của bạn`,
    whoHint: 'Chọn người dùng giả lập để tiếp tục.',
    continueAs: (name: string) => `Tiếp tục dưới tên ${name}`,
    nobody: 'Chưa có người dùng giả lập nào. Hãy tạo một người ở bàn điều khiển.',
    cancel: 'Hủy',
    back: 'Trước',
    next: 'Tiếp tục',
    before: (name: string, app: string) => `${name} đã liên kết với ${app} trước đây`,
    beforeHint: 'Kết nối lại với cài đặt cũ, hoặc chỉnh sửa cài đặt.',
    reconnect: 'Kết nối lại',
    edit: 'Chỉnh sửa cài đặt trước đó',
    pages: (app: string) => `Chọn Trang mà bạn muốn ${app} truy cập`,
    allPages: 'Chọn tham gia tất cả Trang hiện tại và tương lai',
    somePages: 'Chỉ chọn tham gia các Trang hiện tại',
    noPages: 'Bạn không có vai trò trên Trang nào.',
    review: (app: string) => `Xem lại những gì ${app} được phép làm`,
    save: 'Lưu',
    linked: (app: string) => `${app} đã được liên kết với Facebook`,
    linkedHint: 'Bạn có thể thay đổi hoặc gỡ liên kết trong phần Tích hợp doanh nghiệp.',
    done: 'Xong',
    blocked: 'URL bị chặn',
    blockedHint:
      'Chuyển hướng này không thành công vì URI chuyển hướng không có trong danh sách cho phép của ứng dụng.',
    noApp: 'ID ứng dụng không hợp lệ',
    noAppHint: 'ID ứng dụng được cung cấp không có vẻ là ID hợp lệ.',
  },
  en: {
    ribbon: 'EMULATOR',
    title: 'Log in with Facebook',
    who: (app: string) => `${app} wants to access your account`,
    whoHint: 'Choose an emulated user to continue.',
    continueAs: (name: string) => `Continue as ${name}`,
    nobody: 'There is no emulated user yet. Create one at the desk.',
    cancel: 'Cancel',
    back: 'Back',
    next: 'Continue',
    before: (name: string, app: string) => `${name} linked ${app} before`,
    beforeHint: 'Reconnect with the previous settings, or edit them.',
    reconnect: 'Reconnect',
    edit: 'Edit previous settings',
    pages: (app: string) => `Choose the Pages you want ${app} to access`,
    allPages: 'Opt in to all current and future Pages',
    somePages: 'Opt in to current Pages only',
    noPages: 'You have no role on any Page.',
    review: (app: string) => `Review what ${app} may do`,
    save: 'Save',
    linked: (app: string) => `${app} has been linked to Facebook`,
    linkedHint: 'You can change or remove this in Business integrations.',
    done: 'Got it',
    blocked: 'URL blocked',
    blockedHint: "This redirect failed because the redirect URI is not in the app's allow list.",
    noApp: 'Invalid App ID',
    noAppHint: 'The provided app ID does not look like a valid app ID.',
  },
} as const

export type DialogLanguage = keyof typeof words

/** The `locale` of the address if it has one, else what the browser prefers; Vietnamese when neither says. */
export function dialogLanguage(locale: string | null, accepted: string | null): DialogLanguage {
  return (locale ?? accepted ?? 'vi').toLowerCase().startsWith('en') ? 'en' : 'vi'
}
