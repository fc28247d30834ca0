/**
 * Stands in for typebox in the browser bundle: schemas are erased, routes keep their method and path. Types still
 * come from the real package.
 */
export const Type: Record<string, () => object> = new Proxy({}, { get: () => () => ({}) })
