import type { CommandWords } from './describe-commands.js'

/** Completion for bash. Names and choices come from the program and hold no character that a shell reads. */
export function bashCompletion(commands: CommandWords[]): string {
  const names = commands.map(({ name }) => name)
  return `# stillwatch completion for bash
_stillwatch() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" word words=""
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      ${names.join('|')}) command="$word"; break ;;
    esac
  done
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "$command" in
    "") words="${names.join(' ')} --help --version" ;;
${commands.map(wordCase).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _stillwatch stillwatch
`
}

/** After an option with a value: its choices, else files, which \`-o default\` gives for an empty answer. */
const valueCases = ({ name, options }: CommandWords): string[] =>
  options
    .filter(({ takes_value }) => takes_value)
    .map(({ flags, choices }) => {
      const patterns = flags.map((flag) => `"${name} ${flag}"`).join('|')
      const answer = choices.length > 0 ? `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current")); ` : ''
      return `    ${patterns}) ${answer}return ;;`
    })

function wordCase({ name, options, choices, takes_files }: CommandWords): string {
  const words = [...choices, ...options.flatMap(({ flags }) => flags)].join(' ')
  // Without a dash the person writes a file's name.
  return takes_files ? `    ${name}) [[ "$current" == -* ]] && words="${words}" ;;` : `    ${name}) words="${words}" ;;`
}
