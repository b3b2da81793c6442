export type { QuotaParty, QuotaRule } from './contract.ts'
export { QuotaLedger } from './ledger.ts'
