import type { Command, Option } from 'commander'

export interface OptionWords {
  /** `--format`, `-h` */
  flags: string[]
  description: string
  takes_value: boolean
  choices: string[]
}

export interface CommandWords {
  name: string
  description: string
  options: OptionWords[]
  /** its parts, and words that its argument may be; empty where it takes files, ids or nothing */
  choices: string[]
  takes_files: boolean
}

/** What can be written after `stillwatch`, read from the program itself so that completion never lags behind it. */
export function describeCommands(program: Command): CommandWords[] {
  const help = program.createHelp()
  const shared = help.visibleOptions(program).map(describeOption)
  return help.visibleCommands(program).map((command) => ({
    name: command.name(),
    description: command.description(),
    options: mergeOptions(help.visibleOptions(command).map(describeOption), shared),
    choices:
      command.name() === 'help'
        ? program.commands.map((other) => other.name())
        : [
            ...command.commands.map((part) => part.name()),
            ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
          ],
    takes_files: command.registeredArguments.some(({ argChoices, variadic }) => argChoices === undefined && variadic),
  }))
}

/** The command's own options, then those of the whole program that it does not have. */
function mergeOptions(own: OptionWords[], shared: OptionWords[]): OptionWords[] {
  const known = new Set(own.flatMap(({ flags }) => flags))
  return [...own, ...shared.filter(({ flags }) => !flags.some((flag) => known.has(flag) || flag === '--version'))]
}

const describeOption = (option: Option): OptionWords => ({
  flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
  description: option.description,
  takes_value: option.required || option.optional,
  choices: option.argChoices ?? [],
})
