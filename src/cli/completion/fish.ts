import type { CommandWords, OptionWords } from './describe-commands.js'

/** Completion for fish, to be put into ~/.config/fish/completions. */
export function fishCompletion(commands: CommandWords[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c stillwatch -n __fish_use_subcommand -f -a ${command.name} -d ${quote(command.description)}`,
    ...(command.choices.length > 0 ? [`${within(command)} -f -a ${quote(command.choices.join(' '))}`] : []),
    ...command.options.map((option) => optionLine(command, option)),
  ])
  return `# stillwatch completion for fish\n${lines.join('\n')}\n`
}

const within = ({ name }: CommandWords): string => `complete -c stillwatch -n '__fish_seen_subcommand_from ${name}'`

function optionLine(command: CommandWords, { flags, description, takes_value, choices }: OptionWords): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
  const value = !takes_value ? '' : choices.length > 0 ? ` -x -a ${quote(choices.join(' '))}` : ' -r'
  return `${within(command)} ${names.join(' ')}${value} -d ${quote(description)}`
}

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
