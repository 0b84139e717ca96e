import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Count, formatShare } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { type Neighbours, neighboursOf } from './build-neighbours'
import type { CampaignGraph, GraphAccount, GraphItem } from './campaign-graph'
import { labelOfItem, labelOfNode } from './channels'
import styles from './GraphView.module.css'
import { accountColumns, factsOfItem, itemColumns } from './graph-columns'

interface GraphDetailsProps {
  graph: CampaignGraph
  neighbours: Neighbours
  selected: number | undefined
  onSelect: (node: number) => void
}

/** What was chosen, and what it is tied to. */
export function GraphDetails({ graph, neighbours, selected, onSelect }: GraphDetailsProps) {
  const accounts = graph.accounts.length
  return (
    <section className={styles.details} aria-label="What is chosen">
      <p className="hidden" role="status">
        {selected === undefined ? 'Nothing is chosen' : `Chosen: ${labelOfNode(graph, selected)}`}
      </p>
      {selected === undefined ? (
        <p className="soft">
          Choose an account or an item to see what it is tied to; in the picture also by the search, or with{' '}
          <kbd>n</kbd> and <kbd>p</kbd> from item to item.
        </p>
      ) : selected < accounts ? (
        <AccountDetails
          account={graph.accounts[selected]!}
          items={itemsOf(graph, neighboursOf(neighbours, selected))}
          onSelect={onSelect}
        />
      ) : (
        <ItemDetails
          item={graph.items[selected - accounts]!}
          nodes={neighboursOf(neighbours, selected)}
          graph={graph}
          onSelect={onSelect}
        />
      )}
    </section>
  )
}

/** What chance explains least comes first. */
const itemsOf = ({ accounts, items }: CampaignGraph, nodes: Int32Array) =>
  Array.from(nodes, (node) => ({ node, ...items[node - accounts.length]! })).sort((a, b) => a.p_value - b.p_value)

interface AccountDetailsProps {
  account: GraphAccount
  items: (GraphItem & { node: number })[]
  onSelect: (node: number) => void
}

function AccountDetails({ account: { id, role, score, exchanges }, items, onSelect }: AccountDetailsProps) {
  const columns = itemColumns(onSelect)
  return (
    <>
      <h3>
        <Link to="/accounts/$id" params={{ id }}>
          {id}
        </Link>
      </h3>
      <Facts
        facts={[
          ['Role', role],
          ['Belongs to the campaign', formatShare(score)],
          ['Exchanges', <Count key="count" value={exchanges} />],
        ]}
      />
      <DataTable
        label={`Items of ${id}`}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        height="20rem"
        tools={<CsvButton name={`${id}-items`} columns={columns} rows={items} />}
        empty={<p className="soft">It shares nothing with others of the campaign.</p>}
      />
    </>
  )
}

interface ItemDetailsProps {
  item: GraphItem
  nodes: Int32Array
  graph: CampaignGraph
  onSelect: (node: number) => void
}

function ItemDetails({ item, nodes, graph, onSelect }: ItemDetailsProps) {
  const columns = accountColumns(onSelect)
  const rows = useMemo(() => [...nodes].map((node) => ({ node, ...graph.accounts[node]! })), [nodes, graph])
  return (
    <>
      <h3>{labelOfItem(item)}</h3>
      <Facts facts={factsOfItem(item)} />
      <DataTable
        label={`Accounts that hold ${labelOfItem(item)}`}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        height="20rem"
        tools={<CsvButton name={`${item.id}-accounts`} columns={columns} rows={rows} />}
      />
    </>
  )
}
