/** A trouble that its reader can mend: said in one message, without a trace. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}
