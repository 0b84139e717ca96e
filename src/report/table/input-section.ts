import type { Report } from '#contract/report.js'
import { formatCount, formatNoun } from '#lib/format-number.js'
import { visibleText } from '#lib/visible-text.js'
import { TEXT_LIMITS } from '../limits.js'
import type { Paint } from '../paint.js'
import { wrapText } from '../wrap-text.js'

/** What was read and what could not be: totals, files, the first rejected lines. */
export function renderInputSection(input: Report['input'], width: number, paint: Paint): string {
  const totals = [
    formatNoun(input.exchanges, 'exchange'),
    formatNoun(input.accounts, 'account'),
    formatNoun(input.duplicates, 'duplicate'),
    `${formatNoun(input.rejected_count, 'line')} rejected`,
    `content ${input.content}`,
  ]
  return [
    paint.strong('Input'),
    wrapText(totals.join(', '), width, '  '),
    ...fileLines(input.files, paint),
    ...rejectedLines(input, width, paint),
  ].join('\n')
}

function fileLines(files: Report['input']['files'], paint: Paint): string[] {
  const shown = files.slice(0, TEXT_LIMITS.files)
  const lines = shown.map(({ path, format, exchanges, rejected }) => {
    const damage = rejected > 0 ? `, ${formatCount(rejected)} rejected` : ''
    return `  ${visibleText(path, 200)}  ${paint.faint(`${visibleText(format, 40)}, ${formatNoun(exchanges, 'exchange')}${damage}`)}`
  })
  const more = files.length - shown.length
  return more > 0 ? [...lines, paint.faint(`  and ${formatNoun(more, 'more file', 'more files')}`)] : lines
}

function rejectedLines({ rejected, rejected_count }: Report['input'], width: number, paint: Paint): string[] {
  if (rejected_count === 0 && rejected.length === 0) return []
  const shown = rejected.slice(0, TEXT_LIMITS.rejected)
  const more = Math.max(0, rejected_count - shown.length)
  return [
    paint.caution('  Rejected lines'),
    ...shown.map(({ file, line, reason }) =>
      wrapText(`${visibleText(file, 200)}${line > 0 ? `:${line}` : ''} ${visibleText(reason, 200)}`, width, '    '),
    ),
    ...(more > 0 ? [paint.faint(`    and ${formatNoun(more, 'more line', 'more lines')}`)] : []),
  ]
}
