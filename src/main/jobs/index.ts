export { Broker } from './broker.ts'
export type {
  DeadLetter,
  JobAct,
  JobBinding,
  JobLedger,
  JobParty,
  JobPolicies,
  JobQuota,
  JobSpine,
  JobStateNote,
  JobVoice,
  TopicJobPolicy,
} from './contract.ts'
export { type FinishedJob, holderOf, type Job } from './job.ts'
export { JobRecall } from './job-recall.ts'
export { LISTED_JOBS_MAX, WAITERS_MAX } from './limits.ts'
export { freePlaces } from './operator-table.ts'
