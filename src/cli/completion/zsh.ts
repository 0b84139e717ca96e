import type { CommandWords, OptionWords } from './describe-commands.js'

/** Completion for zsh, to be put into a folder of fpath as _stillwatch. */
export function zshCompletion(commands: CommandWords[]): string {
  return `#compdef stillwatch
_stillwatch() {
  local -a commands=(
${commands.map(({ name, description }) => `    ${quote(`${name}:${description}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${commands.map(commandCase).join('\n')}
  esac
}
if [ "$funcstack[1]" = "_stillwatch" ]; then _stillwatch "$@"; else compdef _stillwatch stillwatch; fi
`
}

function commandCase({ name, options, choices, takes_files }: CommandWords): string {
  const rest =
    choices.length > 0 ? [quote(`1:word:(${choices.join(' ')})`)] : takes_files ? [quote('*:file:_files')] : []
  const specs = [...options.flatMap(optionSpecs), ...rest]
  return `    ${name}) _arguments ${specs.join(' \\\n      ')} ;;`
}

function optionSpecs({ flags, description, takes_value, choices }: OptionWords): string[] {
  const value = !takes_value ? '' : choices.length > 0 ? `:value:(${choices.join(' ')})` : ':value:_files'
  return flags.map((flag) => quote(`${flag}[${description.replace(/[[\]:]/g, '\\$&')}]${value}`))
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
