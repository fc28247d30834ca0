/** The platform's words for the reactions its keyboard offers; any other emoji is `other`. */
export const reactionNames = new Map([
  ['😆', 'smile'],
  ['😠', 'angry'],
  ['😢', 'sad'],
  ['😮', 'wow'],
  ['❤', 'love'],
  ['❤️', 'love'],
  ['👍', 'like'],
  ['👎', 'dislike'],
])
