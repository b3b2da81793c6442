import { homedir } from 'node:os'
import { processHost } from './process-host.ts'
import { runCli } from './run-cli.ts'

// `vbus` itself. Everything it does is in runCli, which tests call with a host of their own.
const exitCode = await runCli(process.argv.slice(2), processHost(homedir()))
process.exit(exitCode)
