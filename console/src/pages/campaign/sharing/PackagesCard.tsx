import { useState } from 'react'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { PACKAGE_COLUMNS } from '@/components/package-columns'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { MakePackageDialog } from './MakePackageDialog'

const PACKAGES_MAX = 100

/** Signed packages of evidence that were made of it, by the audit log. */
export function PackagesCard({ id }: { id: string }) {
  const [making, setMaking] = useState(false)
  const packages = api.useQuery('get', '/v1/evidence-packages', {
    params: { query: { campaign: id, limit: PACKAGES_MAX } },
  })
  return (
    <Card
      title="Packages of evidence"
      actions={
        <>
          <Button onClick={() => setMaking(true)}>Make a package</Button>
          <CsvButton name={`${id}-packages`} columns={PACKAGE_COLUMNS} rows={packages.data?.items ?? []} />
        </>
      }
    >
      <Fetched query={packages}>
        {({ items, next }) => (
          <div className="stack">
            {next === null ? null : <Note>The newest {PACKAGES_MAX} are shown; the audit log has all.</Note>}
            <DataTable
              label="Packages of evidence"
              columns={PACKAGE_COLUMNS}
              rows={items}
              rowKey={({ id }) => id}
              height="16rem"
              empty={
                <EmptyState title="None was made yet">
                  A package holds the evidence, signed, so that others can check it without this server. It is not kept
                  here: whoever makes it has it.
                </EmptyState>
              }
            />
          </div>
        )}
      </Fetched>
      {making ? <MakePackageDialog id={id} onClose={() => setMaking(false)} /> : null}
    </Card>
  )
}
