import type { Problem } from '../../problem.js'

/** Error Message Resource (TAXII 2.1, 3.6.1). */
export interface TaxiiError {
  title: string
  description: string
  http_status: string
  details?: Record<string, string>
}

export const taxiiError = (
  { title, status, detail, where, hint }: Problem,
  details?: Record<string, string>,
): TaxiiError => ({
  title,
  description: [where === undefined ? detail : `${where}: ${detail}`, hint]
    .filter((text) => text !== undefined)
    .join('. '),
  http_status: String(status),
  ...(details !== undefined && { details }),
})
