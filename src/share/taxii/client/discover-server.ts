import { z } from 'zod'
import { requestTaxii } from './request-taxii.js'
import { placeOf } from './send-request.js'
import { accessOf, type TaxiiAccess } from './taxii-access.js'
import { TaxiiFailure } from './taxii-failure.js'

const ROOTS_MAX = 100
const COLLECTIONS_MAX = 10_000

const discoverySchema = z.object({
  title: z.string(),
  contact: z.string().optional(),
  default: z.string().optional(),
  api_roots: z.array(z.string()).max(ROOTS_MAX).optional(),
})
const rootSchema = z.object({ title: z.string(), max_content_length: z.number().positive() })
const collectionSchema = z.object({
  id: z.string().regex(/^[\w-]{1,100}$/),
  title: z.string(),
  can_read: z.boolean(),
  can_write: z.boolean(),
})
export type RemoteCollection = z.infer<typeof collectionSchema> & { url: string }

type Asked = Partial<TaxiiAccess> & { url: string }

/** Discovery: the API roots as whole addresses. Those of another origin are left out: credentials do not go there. */
export async function discoverServer(
  asked: Asked,
): Promise<{ title: string; api_roots: string[]; elsewhere: string[] }> {
  const url = urlOf(asked.url)
  const found = read(discoverySchema, (await requestTaxii(accessOf(asked), { method: 'GET', url })).document, url)
  const roots = (found.api_roots ?? []).map((root) => urlOf(root, url))
  const isHere = ({ origin }: URL): boolean => origin === url.origin
  return {
    title: found.title,
    api_roots: roots.filter(isHere).map(String),
    elsewhere: roots.filter((root) => !isHere(root)).map(String),
  }
}

/** `max_content_length` of an API root. */
export async function readApiRoot(asked: Asked): Promise<{ title: string; max_content_length: number }> {
  const url = urlOf(asked.url)
  return read(rootSchema, (await requestTaxii(accessOf(asked), { method: 'GET', url })).document, url)
}

/** Collections of an API root, with the address of each. */
export async function listRemoteCollections(asked: Asked): Promise<RemoteCollection[]> {
  const url = urlOf('collections/', urlOf(asked.url))
  const schema = z.object({ collections: z.array(collectionSchema).max(COLLECTIONS_MAX).optional() })
  const found = read(schema, (await requestTaxii(accessOf(asked), { method: 'GET', url })).document, url)
  return (found.collections ?? []).map((collection) => ({ ...collection, url: new URL(`${collection.id}/`, url).href }))
}

/** With a slash at the end, as all addresses of TAXII. Throws a TaxiiFailure. */
export function urlOf(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new TaxiiFailure('not an address that begins with https:// or http://', text.slice(0, 100))
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

function read<T>(schema: z.ZodType<T>, document: unknown, url: URL): T {
  const { data, error } = schema.safeParse(document)
  if (error === undefined) return data
  throw new TaxiiFailure(`its answer is not as TAXII has it: ${error.issues[0]?.path.join('/')}`, placeOf(url))
}
