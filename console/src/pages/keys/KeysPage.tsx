import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import { useMay } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import { Note } from '@/ui/Note'
import { PageHead } from '@/ui/PageHead'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import styles from './KeysPage.module.css'
import { type KeyAct, keyColumns } from './key-columns'
import { isLive, type Key } from './key-state'
import { MakeKey } from './MakeKey'
import { RevokeKey } from './RevokeKey'
import { RotateKey } from './RotateKey'

const PAGE = 1000

/** Keys of the API: who holds them, what each opens, and how long it lives. */
export function KeysPage() {
  const { q, state, make, sort } = getRouteApi('/keys').useSearch()
  const navigate = useNavigate({ from: '/keys' })
  const admin = useMay('admin')
  const [act, setAct] = useState<KeyAct | undefined>()
  const query = api.useInfiniteQuery(
    'get',
    '/v1/keys',
    { params: { query: { limit: PAGE } } },
    {
      enabled: admin,
      ...PAGE_AFTER_PAGE,
    },
  )
  const columns = useMemo(() => keyColumns(setAct), [])
  const paging = pagingOf(query)
  const rows = paging.rows.filter((key) => isWanted(key, q, state))
  const set = (name: 'q' | 'state' | 'sort' | 'make', value: string | true | undefined): void =>
    void navigate({
      replace: name !== 'make',
      search: ({ [name]: _, ...rest }) => ({
        ...rest,
        ...(value === undefined || value === '' ? {} : { [name]: value }),
      }),
    })
  const close = (): void => setAct(undefined)
  return (
    <div className="stack">
      <PageHead
        title="Keys"
        summary="Give each program and each person a key of their own, with no more than they need."
        actions={
          admin ? (
            <Button look="primary" onClick={() => set('make', true)}>
              <Plus size={14} aria-hidden /> Make a key
            </Button>
          ) : undefined
        }
      />
      {admin ? null : <Note>To see and make keys takes the scope admin.</Note>}
      <search className={styles.filters}>
        <FilterField
          label="Search"
          type="search"
          data-filter
          value={q}
          placeholder="name, id, scope or maker"
          onFilter={(value) => set('q', value)}
        />
        <SelectField label="State" value={state ?? ''} onChange={({ target }) => set('state', target.value)}>
          <option value="">All</option>
          <option value="live">Live</option>
          <option value="ended">Ended</option>
        </SelectField>
      </search>
      {admin ? (
        <Fetched query={query}>
          {() => (
            <DataTable
              label="Keys"
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              {...(sort === undefined ? {} : { sorting: sortingOf(sort) })}
              onSort={(sorting) => set('sort', textOfSorting(sorting))}
              part={paging.part}
              onEnd={paging.onEnd}
              tools={
                <div className="row">
                  <CsvButton
                    name="keys"
                    columns={columns}
                    rows={rows}
                    readAll={async () => {
                      const { rows, more } = await paging.readAll()
                      return { rows: rows.filter((key) => isWanted(key, q, state)), more }
                    }}
                  />
                </div>
              }
              empty={<EmptyState title="No key is found">Search for other words, or take the filter away.</EmptyState>}
            />
          )}
        </Fetched>
      ) : null}
      {make === true && admin ? <MakeKey onClose={() => set('make', undefined)} /> : null}
      {act?.what === 'rotate' ? <RotateKey record={act.record} onClose={close} /> : null}
      {act?.what === 'revoke' ? <RevokeKey record={act.record} onClose={close} /> : null}
    </div>
  )
}

const isWanted = (key: Key, q = '', state: 'live' | 'ended' | undefined): boolean =>
  (state === undefined || isLive(key) === (state === 'live')) &&
  [key.name, key.id, key.created_by, ...key.scopes].join(' ').toLowerCase().includes(q.toLowerCase())
