import { z } from 'zod'

/** Query of every list: where the page begins and how long it is. */
export const pageQuery = {
  after: z.string().max(600).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
}

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('for `after`; null: this is the last page') })

/** A page of a list of which one item more than its length was asked for. */
export function page<T>(found: readonly T[], limit: number, placeOf: (item: T) => string) {
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? placeOf(items.at(-1)!) : null }
}
