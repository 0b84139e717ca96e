/**
 * For queries whose each reading is an entry of the audit log: what is loaded stays, whatever else is read again, and only
 * a press of a button reads anew.
 */
export const AUDITED = { staleTime: 'static' } as const
