import { createElement, type ReactNode } from 'react'
import { formatCount, formatP, formatShare } from '@/ui/Count'
import type { Column } from '@/ui/table/column'
import type { GraphAccount, GraphItem } from './campaign-graph'
import { labelOfItem } from './channels'
import { NodeButton } from './NodeButton'

type Placed<Kind> = Kind & { node: number }
type Select = (node: number) => void

const button = (label: string, node: number, onSelect: Select): ReactNode =>
  createElement(NodeButton, { label, onPress: () => onSelect(node) })

export const itemColumns = (onSelect: Select): Column<Placed<GraphItem>>[] => [
  {
    id: 'item',
    header: 'Item',
    value: labelOfItem,
    cell: (item) => button(labelOfItem(item), item.node, onSelect),
  },
  { id: 'accounts', header: 'Accounts', align: 'end', value: ({ accounts_count }) => accounts_count },
]

export const accountColumns = (onSelect: Select): Column<Placed<GraphAccount>>[] => [
  {
    id: 'account',
    header: 'Account',
    value: ({ id }) => id,
    cell: ({ id, node }) => button(id, node, onSelect),
  },
  {
    id: 'score',
    header: 'Belongs',
    align: 'end',
    value: ({ score }) => score,
    cell: ({ score }) => formatShare(score),
  },
]

/** An item in figures, each with what it is measured against. */
export const factsOfItem = ({ accounts_count, population_count, expected, p_value }: GraphItem) =>
  [
    ['Accounts of the campaign', formatCount(accounts_count)],
    ['Accounts in all that hold it', formatCount(population_count)],
    ['By chance there would be', formatExpected(expected)],
    ['Chance gives as many', `p = ${formatP(p_value)}, before correction for the number of items`],
  ] as const

export const formatExpected = (expected: number): string =>
  expected > 0 && expected < 0.1 ? 'less than 0.1' : expected < 10 ? expected.toFixed(1) : formatCount(expected)
