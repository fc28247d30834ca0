export const time = {
  today: 'Hôm nay',
  yesterday: 'Hôm qua',
  justNow: 'vừa xong',
  minutesAgo: '{n} phút trước',
  hoursAgo: '{n} giờ trước',
  daysAgo: '{n} ngày trước',
  seconds: '{n} giây',
  minutes: '{n} phút',
  hours: '{n} giờ',
  days: '{n} ngày',
} as const
