import { homedir } from 'node:os'
import { processHost } from './process-host.ts'
import { reportFailure, runCli } from './run-cli.ts'

// `vbus` itself. Everything it does is in runCli, which tests call with a host of their own.
const argv = process.argv.slice(2)
const host = processHost(homedir())
// What no verb waited for is a bug; it is said in the promised form all the same.
process.on('uncaughtException', (error) => {
  process.exitCode = reportFailure(argv, host, error)
  process.stdout.write('', () => process.exit())
})
process.exitCode = await runCli(argv, host)
process.stdout.write('', () => process.exit())
