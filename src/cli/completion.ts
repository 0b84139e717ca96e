import { Argument, type Command } from 'commander'
import { bashCompletion } from './completion/bash.js'
import { describeCommands } from './completion/describe-commands.js'
import { fishCompletion } from './completion/fish.js'
import { zshCompletion } from './completion/zsh.js'
import type { Context } from './context.js'

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const

const EXAMPLES = `
Examples:
  stillwatch completion bash >> ~/.bashrc
  stillwatch completion zsh > "\${fpath[1]}/_stillwatch"
  stillwatch completion fish > ~/.config/fish/completions/stillwatch.fish`

export function addCompletionCommand(program: Command, { terminal }: Context): void {
  program
    .command('completion')
    .description('Print a completion script for a shell.')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(SCRIPTS)))
    .addHelpText('after', EXAMPLES)
    .action((shell: keyof typeof SCRIPTS) => {
      terminal.out.write(SCRIPTS[shell](describeCommands(program)))
    })
}
