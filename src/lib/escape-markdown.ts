import { visibleText } from './visible-text.js'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '&#64;' }

/**
 * Text of others as Markdown text: nothing in it becomes markup, a link or a mention. Bare addresses are broken by
 * entities, since GitHub links them without any markup.
 */
export function escapeMarkdown(text: string, max = 600): string {
  return visibleText(text, max)
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replace(/^(\s*)([-=]|\d+\.)/, '$1\\$2')
    .replace(/[&<>@]/g, (character) => ENTITIES[character]!)
    .replace(/:\/\//g, '&#58;//')
    .replace(/www\./gi, (match) => `${match.slice(0, 3)}&#46;`)
}

/** Text of others as a code span that also holds in a table's cell: the fence is longer than any run within. */
export function codeSpan(text: string, max = 120): string {
  const shown = visibleText(text, max)
  if (shown.trim() === '') return '(empty)'
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${shown.replace(/\|/g, '\\|')}${pad}${fence}`
}

/** A table with its head; cells are Markdown already. Numbers stand at the right where `right` names the column. */
export function markdownTable(head: string[], rows: string[][], right: number[] = []): string {
  const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
