/** Cheats by a device host of the cheater's own; all of them end in GPU_INIT. */
import type { Document } from 'yaml'
import type { BreachMode, Cheat, Cheats, Twins } from './cheat.ts'
import { ownProgram } from './ground.ts'

type More = (config: Document) => void

const device = (cheat: string, more?: More) => ownProgram('device-sim0', ['python', './cheats/device.py', '--cheat', cheat], more)

/** Its grants let it ask for leases; what it may have is the map's to say. */
const asksForMemory: More = (config) => config.addIn(['components', 'device-sim0', 'grants', 'publish'], 'system.memory.lease')

function by(name: string, [mode, code]: readonly [BreachMode, string], what: string, more?: More): Cheats {
  const cheat: Cheat = {
    what,
    by: 'party',
    caught: { breach: { mode, code, culprit: 'sim0' } },
    twin: 'own-device',
    prepare: device(name, more),
  }
  return { [name]: cheat }
}

const WRONG = ['COMPUTE_HALT', 'device/proof-wrong'] as const
const BEYOND = ['SECURITY_FAILURE', 'authz/publish-denied'] as const

export const DEVICE_CHEATS: Cheats = {
  ...by('be-wrong-by-one', WRONG, 'one entry of the product is wrong by one'),
  ...by('reuse-yesterdays-proof', WRONG, "hands in the product of yesterday's challenge"),
  ...by('compute-nothing', WRONG, 'hands in zeros'),
  ...by('round-the-product', WRONG, 'computes in half precision, which is faster'),
  ...by('compute-half', WRONG, 'hands in half of the product'),
  ...by('skip-the-commitment', WRONG, 'commits to nothing, so that it may choose later'),
  ...by('commit-late', WRONG, 'commits once the product is there'),
  ...by('commit-blind', WRONG, 'commits at once, to anything, and computes afterwards'),
  ...by('pose-as-a-gpu', ['COMPUTE_HALT', 'device/missing'], 'declared as simulated, says that it is an H100'),
  ...by(
    'deny-the-simulation',
    ['COMPUTE_HALT', 'device/missing'],
    'a simulated device says that it is none, so that no record calls it one',
  ),
  ...by('leave-during-the-proof', ['COMPUTE_HALT', 'operator/died'], 'ends, cleanly, when there is work to do'),
  ...by('excuse-oneself', ['COMPUTE_HALT', 'device/faulted'], 'says that it is broken whenever it would have to prove that it computes'),
  ...by('be-done-before-the-start', ['VALIDATION_BREACH', 'pipeline/out-of-order'], 'reports REVIEW_DEPLOY as done while it is proved'),
  ...by('prove-for-another-run', ['VALIDATION_BREACH', 'pipeline/foreign-result'], 'answers under the id of another run'),
  ...by('pose-as-the-controller', BEYOND, 'says in the name of the controller that the last phase passed'),
  ...by('pose-as-the-fabric', BEYOND, 'hands in a training result on the topic of the fabric'),
  ...by('pose-as-the-data-agent', BEYOND, 'hands in scores on the topic of the data agent'),
  ...by('feed-other-rows', BEYOND, 'streams rows of its own to the fabric'),
  ...by('eavesdrop', ['SECURITY_FAILURE', 'authz/subscribe-denied'], 'listens to everything'),
  ...by('read-the-answers', ['SECURITY_FAILURE', 'authz/subscribe-denied'], 'listens to what the data agent tells the controller'),
  ...by('forgive-oneself', BEYOND, 'acknowledges breaches by itself'),
  ...by('release-oneself', BEYOND, 'releases the outputs of its own run in the place of a person'),
  ...by('hand-oneself-a-token', BEYOND, 'asks for a token that may do everything'),
  ...by('answer-a-job-of-nobody', ['SECURITY_FAILURE', 'job/not-leased'], 'hands in a result for a job that it never had'),
  ...by('take-other-work', ['SECURITY_FAILURE', 'authz/execute-denied'], 'advertises itself for work that it has no grant for'),
  ...by('write-the-immutable', ['SECURITY_FAILURE', 'memory/denied'], 'asks for a lease to write the audit log', asksForMemory),
  ...by('read-the-keys', ['SECURITY_FAILURE', 'memory/denied'], "asks for a lease on the workspace's keys", asksForMemory),
  ...by('reach-off-the-map', ['SECURITY_FAILURE', 'memory/off-map'], 'asks for a lease on a region that there is not', asksForMemory),
}

export const DEVICE_TWINS: Twins = {
  'own-device': { what: 'a device host of its own, in Python, that computes its proof and keeps to its topics', prepare: device('honest') },
}
