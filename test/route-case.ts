/** A route of a brand: who may use it, a request that is right with its status, and one that is not. */
export type RouteCase = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** After /api/v1/brands/:brand. `ID` stands for an id that is not there. */
  path: string
  needs: 'viewer' | 'editor' | 'owner'
  status: number
  body?: object | string
  /** A body that is refused, or a path that is. */
  bad?: object | string
  badPath?: string
}

/** A cursor of a moment that never was. */
export const neverWas = (...rest: readonly unknown[]) =>
  Buffer.from(JSON.stringify(['2026-99-99 99:99:99.999', ...rest])).toString('base64url')
