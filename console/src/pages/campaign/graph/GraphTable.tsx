import { useMemo } from 'react'
import { Badge } from '@/ui/Badge'
import { formatCount, formatP } from '@/ui/Count'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { useTabSearch } from '../tab-search'
import { buildNeighbours } from './build-neighbours'
import { type CampaignGraph, findNode, type GraphItem, nameOfNode } from './campaign-graph'
import { CHANNELS, readChannels, writeChannels } from './channels'
import { GraphDetails } from './GraphDetails'
import { GraphLegend } from './GraphLegend'
import styles from './GraphView.module.css'
import { formatExpected } from './graph-columns'

type Row = GraphItem & { node: number }

const COLUMNS: Column<Row>[] = [
  {
    id: 'channel',
    header: 'What',
    value: ({ channel }) => CHANNELS[channel].label,
    cell: ({ channel }) => <Badge>{CHANNELS[channel].label}</Badge>,
  },
  {
    id: 'label',
    header: 'Item (hash)',
    value: ({ label }) => label,
    cell: ({ label }) => <code>{label}</code>,
  },
  count('accounts', 'Accounts here', ({ accounts_count }) => accounts_count),
  {
    id: 'expected',
    header: 'By chance',
    align: 'end',
    value: ({ expected }) => expected,
    cell: ({ expected }) => formatExpected(expected),
  },
  {
    id: 'p_value',
    header: 'p',
    align: 'end',
    secondary: true,
    value: ({ p_value }) => p_value,
    cell: ({ p_value }) => formatP(p_value),
  },
  { ...count('population', 'Accounts in all', ({ population_count }) => population_count), secondary: true },
]

function count(id: string, header: string, value: (row: Row) => number): Column<Row> {
  return { id, header, align: 'end', value, cell: (row) => formatCount(value(row)) }
}

/** The graph in words: what is shared, by how many, and what chance would give. */
export function GraphTable({ graph }: { graph: CampaignGraph }) {
  const [search, change] = useTabSearch()
  const channels = useMemo(() => readChannels(search.channels), [search.channels])
  const rows = useMemo(
    () =>
      graph.items
        .map((item, place) => ({ ...item, node: graph.accounts.length + place }))
        .filter(({ channel }) => channels.has(channel))
        .sort((a, b) => b.accounts_count - a.accounts_count),
    [graph, channels],
  )
  const neighbours = useMemo(
    () => buildNeighbours(graph.accounts.length, graph.items.length, Int32Array.from(graph.edges.flat())),
    [graph],
  )
  const selected = useMemo(() => findNode(graph, search.node), [graph, search.node])
  const select = (node: number): void => change({ node: nameOfNode(graph, node) })
  return (
    <div className="stack">
      <GraphLegend graph={graph} channels={channels} onChange={(next) => change({ channels: writeChannels(next) })} />
      <div className={styles.parts}>
        <DataTable
          label="What accounts of the campaign share"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ id }) => id}
          onOpen={({ node }) => select(node)}
          tools={
            <div className="row">
              <span className="soft">
                {formatCount(rows.length)} items. By chance: were the accounts drawn from all that hold any such item.
                p: how often that gives as many or more, before correction for the number of items.
              </span>
              <CsvButton name={`${graph.campaign}-shared-items`} columns={COLUMNS} rows={rows} />
            </div>
          }
        />
        <GraphDetails graph={graph} neighbours={neighbours} selected={selected} onSelect={select} />
      </div>
    </div>
  )
}
