import type { paths } from './schema'

/** What a GET of the API answers. */
export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

/** One line of a list: of what a GET answers as `items`. */
export type Item<Path extends keyof paths> = Answer<Path> extends { items: readonly (infer One)[] } ? One : never
