/** Lines that Meta writes into a thread by itself, seen in the field. They arrive as messages of the Page. */
const systemLines = [
  /^You took over this chat from your AI agent\.$/,
  /^Your AI agent will respond\.$/,
  /^Your AI [Aa]gent transferred this chat to you\b/,
  / replied to an ad\.$/,
  / replied to your automated welcome message\./,
  /^Auto-label added: /,
  /^Lead stage set to /,
  /^You requested .+ can review and confirm this order\.$/,
  /^This message was automatically moved to spam\.$/,
  /^The calling window has been reset to \d+ days/,
  /^You are replying to a comment on your post\. See comment\(/,
]

/** Whether a text of the Page was written by Meta and not by anybody on the staff. */
export const isSystemLine = (text: string) => systemLines.some((line) => line.test(text))
