import { growLog } from './long-log.ts'

/** `node long-log-process.ts WORKSPACE RECORDS`: as `growLog`, under the environment of whoever owns the workspace. */
const [workspace = '', records = ''] = process.argv.slice(2)
await growLog(workspace, Number(records))
