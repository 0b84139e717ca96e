import type { Command } from 'commander'
import type { Context } from './context.js'

const BACKUP_EXAMPLES = `
Examples:
  systemctl stop stillwatch
  stillwatch backup --data /var/lib/stillwatch --out /backup/2026-11-22.tar.gz
  systemctl start stillwatch

The server is stopped meanwhile: gateways keep exchanges, senders repeat them. Keys are in the archive: guard it.`

const RESTORE_EXAMPLES = `
Examples:
  stillwatch restore /backup/2026-11-22.tar.gz --data /var/lib/stillwatch-again
  stillwatch serve --data /var/lib/stillwatch-again`

export function addBackupCommands(program: Command, context: Context): void {
  program
    .command('backup')
    .description('Copy the data directory of a stopped server into one archive.')
    .requiredOption('--data <dir>', 'data directory of the server')
    .requiredOption('--out <file>', 'the archive, a tar with gzip; its SHA-256 is written beside it')
    .option('--config <file>', 'settings file of the server')
    .addHelpText('after', BACKUP_EXAMPLES)
    .action(async ({ data, out, config }: { data: string; out: string; config?: string }) => {
      const job = { data, out, ...(config === undefined ? {} : { config }) }
      const { files, bytes, archive_bytes, sha256, elsewhere } = await context.jobs.backup(job)
      const said = [
        `${number(files)} files of ${number(bytes)} bytes copied to ${out}, ${number(archive_bytes)} bytes, SHA-256 ${sha256}`,
        ...elsewhere.map((name) => `NOT in it: what is stored by ${name}_url; back that up with its own tools, now`),
      ]
      context.terminal.err.write(`${said.join('\n')}\n`)
    })
  program
    .command('restore')
    .description('Make a data directory from a backup.')
    .argument('<archive>', 'file that `stillwatch backup` made')
    .requiredOption('--data <dir>', 'data directory that is made')
    .addHelpText('after', RESTORE_EXAMPLES)
    .action(async (archive: string, { data }: { data: string }) => {
      const { files, made_at, product_version, checked } = await context.jobs.restore({ archive, data })
      const hash = checked ? 'its SHA-256 is right' : 'no SHA-256 stood beside it'
      context.terminal.err.write(
        `${number(files)} files of ${made_at} (version ${product_version}) restored to ${data}; ${hash}\n`,
      )
    })
}

const number = (count: number): string => count.toLocaleString('en-US')
