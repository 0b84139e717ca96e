import type { paths } from './schema'

/** Document that a successful GET of a path gives, as the OpenAPI document tells it. */
export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Document } } } }
}
  ? Document
  : never

/** An item of a list. */
export type Item<Path extends keyof paths> = Answer<Path> extends { items: (infer One)[] } ? One : never
