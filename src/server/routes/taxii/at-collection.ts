import { z } from 'zod'
import { TAXII_ROUTE } from './speak-taxii.js'

const params = { root: z.string(), collection: z.string() }
const querystring = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** A route below a collection. */
export const AT_COLLECTION = {
  ...TAXII_ROUTE,
  schema: { ...TAXII_ROUTE.schema, params: z.object(params), querystring },
}
/** A route below an object of a collection. */
export const AT_OBJECT = {
  ...TAXII_ROUTE,
  schema: { ...TAXII_ROUTE.schema, params: z.object({ ...params, object_id: z.string() }), querystring },
}
