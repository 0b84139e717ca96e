import { Command } from 'cmdk'
import { useMemo, useState } from 'react'
import type { CampaignGraph } from './campaign-graph'
import styles from './GraphView.module.css'
import { searchGraph } from './search-graph'

/** Finds an account or an item by a part of its name. */
export function GraphSearch({ graph, onChoose }: { graph: CampaignGraph; onChoose: (node: number) => void }) {
  const [typed, setTyped] = useState('')
  const found = useMemo(() => searchGraph(graph, typed), [graph, typed])
  return (
    <Command className={styles.search} label="Find an account or an item" shouldFilter={false} loop>
      <Command.Input
        className={styles.input}
        data-filter
        value={typed}
        onValueChange={setTyped}
        onKeyDown={(event) => (event.key === 'Escape' ? setTyped('') : undefined)}
        placeholder="Find an account or an item …"
      />
      <Command.List className={typed === '' ? 'hidden' : styles.found} label="Found">
        {typed === '' ? null : <Command.Empty>Nothing of that name.</Command.Empty>}
        {found.map(({ node, name, label }) => (
          <Command.Item
            key={name}
            value={name}
            className={styles.option}
            onSelect={() => {
              onChoose(node)
              setTyped('')
            }}
          >
            {label}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}
