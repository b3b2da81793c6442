export type { LogFault, LogIdentity, LogOpening, LogWriterOptions, OpenLog, SetAside } from './log-options.ts'
export { LogReader } from './log-reader.ts'
export { ENTRY_BYTES_MAX, LogWriter } from './log-writer.ts'
export type { LogHead, QuarantinedTail } from './messages.ts'
