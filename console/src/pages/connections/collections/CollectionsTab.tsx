import { Plus } from 'lucide-react'
import { api } from '@/api/client'
import { useMay } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { OneOf } from '../OneOf'
import type { ConnectionsSearch } from '../search'
import { CollectionView } from './CollectionView'
import { COLLECTION_COLUMNS } from './collection-columns'
import { NewCollectionDialog } from './NewCollectionDialog'

const COLLECTIONS_MAX = 1000

/** Collections of our TAXII server: where communities exchange objects. */
export function CollectionsTab() {
  const [view, change] = useView<ConnectionsSearch>()
  const admin = useMay('admin')
  const collections = api.useQuery('get', '/v1/collections', { params: { query: { limit: COLLECTIONS_MAX } } })
  return (
    <Fetched query={collections}>
      {({ items }) => {
        if (view.id !== undefined)
          return (
            <OneOf items={items} id={view.id} back="All collections" noun="collection">
              {(found) => <CollectionView collection={found} />}
            </OneOf>
          )
        const make = admin ? (
          <Button onClick={() => change({ new: 'yes' })}>
            <Plus size={14} aria-hidden /> Make a collection
          </Button>
        ) : undefined
        return (
          <>
            <DataTable
              label="TAXII collections"
              columns={COLLECTION_COLUMNS}
              rows={items}
              rowKey={({ id }) => id}
              onOpen={({ id }) => change({ id })}
              tools={
                <div className="row">
                  {make}
                  <CsvButton name="collections" columns={COLLECTION_COLUMNS} rows={items} />
                </div>
              }
              empty={
                <EmptyState title="There is no collection yet" action={make}>
                  A collection is a place where one community exchanges objects. An administrator makes it, and says who
                  may read and write.
                </EmptyState>
              }
            />
            {view.new === 'yes' && admin ? <NewCollectionDialog onClose={() => change({ new: undefined })} /> : null}
          </>
        )
      }}
    </Fetched>
  )
}
