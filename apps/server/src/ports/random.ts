/** Chance, as the program may draw it. */
export interface Random {
  /** A UUID of version 7: sorts by the time it was made. */
  uuid(): string
  /** So many random bytes, in base64url. */
  token(bytes: number): string
  /** From 0 up to, not including, 1. */
  number(): number
}
