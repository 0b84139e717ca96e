import { useMemo } from 'react'
import { AUDITED } from '@/api/audited'
import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { filterEntries } from './filter-entries'
import type { AuditSearch } from './search'

const PAGE = 1000

/**
 * Entries of the log, the newest first, a thousand at a time. The server gives them in their order alone, so filters are
 * applied to what is loaded; how much that is, is told beside them. `named`: with the accounts behind their pseudonyms.
 */
export function useEntries(search: AuditSearch, named: boolean) {
  const query = api.useInfiniteQuery(
    'get',
    '/v1/audit',
    { params: { query: { limit: PAGE, ...(named ? { named: 'true' } : {}) } } },
    {
      ...PAGE_AFTER_PAGE,
      ...(named ? AUDITED : {}),
    },
  )
  const { actor, kind, subject, from, to } = search
  const loaded = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  const accounts = useMemo(
    (): Record<string, string> => Object.assign({}, ...(query.data?.pages.map(({ accounts }) => accounts) ?? [])),
    [query.data],
  )
  const found = useMemo(() => {
    const given = Object.entries({ actor, kind, subject, from, to }).filter(([, value]) => value !== undefined)
    return filterEntries(loaded, Object.fromEntries(given), accounts)
  }, [loaded, accounts, actor, kind, subject, from, to])
  return { query, loaded, accounts, found }
}
