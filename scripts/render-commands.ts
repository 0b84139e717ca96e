import type { Command } from 'commander'
import type { Jobs } from '../src/cli/context.js'
import { createProgram } from '../src/cli/program.js'

const HEAD = `# Commands

What \`stillwatch --help\` and the help of each command print. After \`npm run build\`, \`node bin/stillwatch.js …\` is the
command that these pages write \`stillwatch …\`.
`

/** docs/generated/cli.md: the help of the program and of each command, of those within others too. */
export function renderCommands(): string {
  let printed = ''
  const program = createProgram({
    jobs: {} as Jobs,
    terminal: {
      out: { write: (text) => (printed += text), columns: 100 },
      err: { write: () => {} },
      env: {},
      signal: new AbortController().signal,
    },
    status: { code: 0 },
    version: '',
  })
  const section = (title: string, command: Command): string => {
    printed = ''
    command.outputHelp()
    return `## ${title}\n\n\`\`\`text\n${printed.trimEnd()}\n\`\`\`\n`
  }
  const sections = (command: Command, before: string): string[] => {
    const title = `${before}${command.name()}`
    return [section(title, command), ...command.commands.flatMap((below) => sections(below, `${title} `))]
  }
  return [HEAD, ...sections(program, '')].join('\n')
}
