import type { Letter } from '../ports/mailer.ts'

/** To whoever forgot their password. Both languages, as we cannot know who reads it. */
export function resetLetter({ to, name, link }: { to: string; name: string; link: string }): Letter {
  return {
    to,
    subject: 'Đặt lại mật khẩu Liền Mạch / Reset your password',
    text: [
      `Chào ${name},`,
      '',
      'Mở liên kết này trong 10 phút để đặt mật khẩu mới. Nếu bạn không yêu cầu, hãy bỏ qua thư này: không có gì thay đổi.',
      '',
      link,
      '',
      'Open this link within 10 minutes to choose a new password. If you did not ask for it, ignore this letter:',
      'nothing changes.',
    ].join('\n'),
  }
}

/** To whoever is invited to a workspace. */
export function invitationLetter(order: {
  to: string
  invitedBy: string
  workspaceName: string
  link: string
}): Letter {
  const { to, invitedBy, workspaceName, link } = order
  return {
    to,
    subject: `${invitedBy} mời bạn vào ${workspaceName} / ${invitedBy} invites you to ${workspaceName}`,
    text: [
      `${invitedBy} mời bạn vào ${workspaceName} trên Liền Mạch. Liên kết dùng được một lần, trong 24 giờ:`,
      `${invitedBy} invites you to ${workspaceName} on Liền Mạch. The link works once, within 24 hours:`,
      '',
      link,
    ].join('\n'),
  }
}

/** Why a mail server did not take a letter, for the log: a code such as EAUTH or 550, never whose letter it was. */
export function refusalCode(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown'
}
