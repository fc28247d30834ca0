import sharp from 'sharp'

/** A picture with more pixels than this would fill the memory of whoever opens it. */
const mostPixels = 100_000_000

/** Width and height of a picture as it is shown; null when it cannot be read, or is made to overwhelm. */
export async function measureImage(bytes: Uint8Array): Promise<{ width: number; height: number } | null> {
  try {
    const { width, height, autoOrient } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata()
    return { width: autoOrient.width ?? width, height: autoOrient.height ?? height }
  } catch {
    return null
  }
}
