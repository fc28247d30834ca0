/** Permissions that an app can ask of a person, and how the consent dialog words them. */
export const permissions = {
  public_profile: { vi: 'Tên và ảnh đại diện của bạn', en: 'Your name and profile picture' },
  email: { vi: 'Địa chỉ email của bạn', en: 'Your email address' },
  pages_show_list: { vi: 'Xem danh sách Trang bạn quản lý', en: 'Show a list of the Pages you manage' },
  pages_messaging: {
    vi: 'Quản lý và truy cập cuộc trò chuyện của Trang',
    en: 'Manage and access Page conversations',
  },
  pages_manage_metadata: {
    vi: 'Quản lý tài khoản, cài đặt và webhook của Trang',
    en: 'Manage accounts, settings, and webhooks for a Page',
  },
  pages_read_engagement: { vi: 'Đọc nội dung đăng trên Trang', en: 'Read content posted on the Page' },
  pages_manage_engagement: {
    vi: 'Tạo và quản lý bình luận trên Trang',
    en: 'Create and manage comments on the Page',
  },
  pages_read_user_content: {
    vi: 'Đọc nội dung người dùng đăng trên Trang',
    en: 'Read user content on your Page',
  },
  pages_user_locale: {
    vi: 'Ngôn ngữ của người nhắn tin cho Trang',
    en: 'Locale of people who message the Page',
  },
  pages_user_timezone: {
    vi: 'Múi giờ của người nhắn tin cho Trang',
    en: 'Time zone of people who message the Page',
  },
  pages_user_gender: {
    vi: 'Giới tính của người nhắn tin cho Trang',
    en: 'Gender of people who message the Page',
  },
  page_utility_messaging: { vi: 'Gửi tin nhắn tiện ích từ Trang', en: 'Send utility messages from the Page' },
  business_management: { vi: 'Quản lý doanh nghiệp của bạn', en: 'Manage your business' },
  instagram_basic: {
    vi: 'Truy cập hồ sơ và bài viết Instagram',
    en: 'Access profile and posts of Instagram',
  },
  instagram_manage_messages: {
    vi: 'Quản lý và truy cập tin nhắn Instagram',
    en: 'Manage and access Instagram conversations',
  },
  instagram_manage_comments: { vi: 'Quản lý bình luận Instagram', en: 'Manage comments on Instagram' },
} as const

export type Permission = keyof typeof permissions
export const permissionNames = Object.keys(permissions) as Permission[]
export const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name)

/** Permissions whose grant is limited to the Pages a person ticked, hence `target_ids`. */
export const isGranular = (name: Permission) => name.startsWith('pages_') || name === 'page_utility_messaging'

/** What a person may do on a Page. */
export const pageTasks = [
  'ADVERTISE',
  'ANALYZE',
  'CREATE_CONTENT',
  'MESSAGING',
  'MODERATE',
  'MANAGE',
] as const
export type PageTask = (typeof pageTasks)[number]
