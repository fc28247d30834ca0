export const help = `lienmach: a chat inbox that never loses or doubles a message.

  lienmach serve      start the server (this is the default)
  lienmach migrate    bring the database's schema up to date, then exit
  lienmach doctor     ask whether everything is well; exit code 0 well, 1 look, 2 broken. It tells what was last
                      found of each Page, and with --now it looks at them anew
  lienmach --help     this text

What it needs to know comes from the environment; the README lists every variable.
`
