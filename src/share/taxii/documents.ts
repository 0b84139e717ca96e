import { STIX_TYPE, TAXII_TYPE } from '#contract/taxii.js'
import type { TaxiiSettings } from '#contract/taxii-settings.js'
import type { GrantedCollection } from './read-collections.js'
import type { FoundObject, ObjectPage } from './select-objects.js'
import { writeTimestamp } from './timestamp.js'

/** Where TAXII is served; discovery is there, API roots below. */
export const TAXII_PATH = '/taxii2/'
export const apiRootPath = (community: string): string => `${TAXII_PATH}${community}/`

/** Discovery Resource (TAXII 2.1, 4.1.1): the API roots are those that the asking principal has a part in. */
export function discoveryOf(communities: readonly string[], { title, description, contact }: TaxiiSettings) {
  const api_roots = communities.map(apiRootPath)
  return {
    title,
    ...(description !== '' && { description }),
    ...(contact !== '' && { contact }),
    ...(api_roots.length > 0 && { default: api_roots[0], api_roots }),
  }
}

/** API Root Resource (4.2.1). */
export const apiRootOf = (community: string, { content_bytes_max }: Pick<TaxiiSettings, 'content_bytes_max'>) => ({
  title: community,
  description: `Collections of the community ${community}`,
  versions: [TAXII_TYPE],
  max_content_length: content_bytes_max,
})

/** Collection Resource (5.2.1). */
export const collectionOf = ({ id, title, description, alias, can_read, can_write }: GrantedCollection) => ({
  id,
  title,
  ...(description !== '' && { description }),
  ...(alias !== null && { alias }),
  can_read,
  can_write,
  media_types: [STIX_TYPE],
})

/** Collections Resource (5.1.1): without collections it is empty. */
export const collectionsOf = (found: readonly GrantedCollection[]) =>
  found.length === 0 ? {} : { collections: found.map(collectionOf) }

/** Envelope Resource (3.7), as a text: what is kept as JSON is not read to be written again. */
export const envelopeOf = (page: ObjectPage): string => {
  if (page.objects.length === 0) return '{}'
  const rest = page.next === undefined ? '"more":false' : `"more":true,"next":${JSON.stringify(page.next)}`
  return `{${rest},"objects":[${page.objects.map(({ object }) => object).join()}]}`
}

/** Manifest Resource (5.3.1). */
export const manifestOf = (page: ObjectPage) => listOf(page, 'objects', manifestRecordOf)

const manifestRecordOf = ({ object_id, added_us, version }: FoundObject) => ({
  id: object_id,
  date_added: writeTimestamp(added_us),
  version,
  media_type: STIX_TYPE,
})

/** Versions Resource (5.8.1). */
export const versionsOf = (page: ObjectPage) => listOf(page, 'versions', ({ version }) => version)

const listOf = (page: ObjectPage, name: 'objects' | 'versions', one: (found: FoundObject) => unknown) =>
  page.objects.length === 0
    ? {}
    : {
        more: page.next !== undefined,
        ...(page.next !== undefined && { next: page.next }),
        [name]: page.objects.map(one),
      }

/** Headers of a page; none where it is empty. */
export function dateHeaders({ objects }: ObjectPage): Record<string, string> {
  const [first, last] = [objects[0], objects.at(-1)]
  if (first === undefined || last === undefined) return {}
  return {
    'x-taxii-date-added-first': writeTimestamp(first.added_us),
    'x-taxii-date-added-last': writeTimestamp(last.added_us),
  }
}
