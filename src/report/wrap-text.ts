/**
 * Lines of at most `width` characters, broken at spaces; a word that is longer stands whole on its own line, so that
 * ids can be copied. `indent` stands before each line and counts.
 */
export function wrapText(text: string, width: number, indent = ''): string {
  const room = Math.max(20, width - indent.length)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines.map((each) => `${indent}${each}`).join('\n')
}
