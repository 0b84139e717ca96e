import type { Outgoing } from '@/api/sharing-words'
import type { OutboxSearch } from './search'

/** What the address asks for; the campaign is asked of the server. */
export const filterOutgoing = (rows: readonly Outgoing[], { q = '', status, form }: OutboxSearch): Outgoing[] =>
  rows.filter(
    (row) =>
      (status === undefined || row.status === status) &&
      (form === undefined || row.form === form) &&
      [row.id, row.recipient, row.purpose, row.campaign, row.created_by, row.sha256]
        .join(' ')
        .toLowerCase()
        .includes(q.trim().toLowerCase()),
  )
