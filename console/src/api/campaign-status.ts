/** What people think of a campaign. */
export const STATUSES = ['open', 'confirmed', 'dismissed', 'closed'] as const
export type Status = (typeof STATUSES)[number]
