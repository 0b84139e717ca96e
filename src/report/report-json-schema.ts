import { z } from 'zod'
import { REPORT_SCHEMA_VERSION, reportSchema } from '#contract/report.js'

/**
 * JSON Schema (draft 2020-12) of the report, published as docs/generated/report.schema.json.
 * Objects stay open: a later minor version adds fields, and a reader's schema must not reject them.
 */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, { target: 'draft-2020-12', io: 'input' })
  return {
    $schema,
    title: `Stillwatch report, version ${REPORT_SCHEMA_VERSION}`,
    description: 'What `stillwatch scan --format json` writes.',
    ...schema,
  }
}
