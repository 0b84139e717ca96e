import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'

type Transform = typeof jsonSchemaTransform
type Document = Parameters<Transform>[0]

/** A body that a route reads by itself, as it comes, so that no schema of the route is held against it. */
export interface DescribedBody {
  description: string
  /** by content type; null: a text or bytes of that type */
  content: Readonly<Record<string, z.ZodType | null>>
}

/** Data of the events of a stream, by their names. */
export type DescribedEvents = Readonly<Record<string, z.ZodType>>

/** What OpenAPI says of a route beside its schemas: who may call it, and bodies that it reads by itself. */
export const describeRoutes: Transform = (document) => {
  const described = jsonSchemaTransform(document)
  const { config } = document.route as { config?: Document['route']['config'] }
  const schema = described.schema as Record<string, unknown>
  if (schema.hide === true || config === undefined) return described
  const { scope, proxied, reads, events } = config
  if (scope !== undefined && scope !== null) {
    schema.security = [{ [proxied === true ? 'proxy' : 'key']: [] }]
    schema.description = [scope === 'any' ? 'Any key will do.' : `Scope: ${scope}.`, schema.description]
      .filter(Boolean)
      .join(' ')
  }
  if (reads !== undefined) schema.body = bodyOf(reads)
  if (events !== undefined) schema.response = { 200: streamOf(events) }
  return described
}

/** How callers show their key, by the names in `security`. */
export const SECURITY_SCHEMES = {
  key: { type: 'http', scheme: 'bearer', description: 'A key (sw_…), or the token of a person who signed in.' },
  proxy: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Stillwatch-Key',
    description: 'Of a proxy that asks with the headers of its caller.',
  },
} as const

const bodyOf = ({ description, content }: DescribedBody) => ({
  description,
  content: Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [type, { schema: schema === null ? TEXT : jsonSchemaOf(schema) }]),
  ),
})

const streamOf = (events: DescribedEvents) => ({
  description: 'Data of the events, by their names.',
  content: { 'text/event-stream': { schema: jsonSchemaOf(z.object(events), 'output') } },
})

const TEXT = { type: 'string' } as const

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}
