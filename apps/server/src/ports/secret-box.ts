/** Seals secrets for the database: whoever has only the database cannot read them. */
export interface SecretBox {
  /** `aad` names the row, as `table|column|row|workspace`: a sealed value moved elsewhere does not open. */
  seal(plain: string, aad: string): Buffer
  /** Throws when the value was altered, moved, or sealed with another key. */
  open(sealed: Uint8Array, aad: string): string
}
