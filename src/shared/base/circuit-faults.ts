import type { FaultRow } from './fault-table.ts'

/** The part of the fault table that circuits and the topology have: 585..619. */
export const CIRCUIT_FAULTS = {
  // the language of circuits: 585..594
  'circuit/has-errors': {
    number: 585,
    remedy: 'See the diagnostics: each names file, line, column, what is wrong and what to write instead.',
  },
  'circuit/patch-failed': {
    number: 586,
    remedy: 'The text could not be changed as asked without changing something else: edit it by hand; nothing was changed.',
  },
  'circuit/shared-text': {
    number: 587,
    remedy: 'The place is written once and used several times (an anchor and its aliases): edit it by hand, or write it out.',
  },
  'circuit/edit-refused': { number: 588, remedy: 'See the message: what is to be changed is not there, or a name is taken.' },
  'circuit/not-expandable': {
    number: 589,
    remedy: 'See the diagnostics: a sub-circuit is missing, contains itself, or has not the port that is used.',
  },
  // the runtime of circuits: 595..604
  'circuit/hold-denied': { number: 595, remedy: 'Messages are held in a test namespace only: test, test-*, replay or replay-*.' },
  'circuit/unknown-edge': { number: 596, remedy: 'Name an edge of the circuit that runs: vbus circuit status lists them.' },
  'circuit/not-runnable': { number: 597, remedy: 'See the message: vbus circuit validate names the place.' },
  'circuit/expression-failed': {
    number: 598,
    remedy: 'The expression could not judge this message: see the reason, and mend one of them.',
  },
  'circuit/not-json': {
    number: 599,
    remedy: 'What reads payloads, or makes one of several, takes JSON: send JSON, or leave the node out.',
  },
  'circuit/wrong-schema': { number: 600, remedy: 'The operator answered in another schema than the circuit says it gives: see `gives`.' },
  'circuit/overdue': { number: 601, remedy: 'The message was inside for longer than limits.deadline_ms: see which node it waited in.' },
  'circuit/overloaded': { number: 602, remedy: 'Ask again later: the circuit has as many messages inside as limits.in_flight allows.' },
  'circuit/edge-not-kept': {
    number: 603,
    remedy: 'A durable edge needs a topic that is kept: durable: true for circuits.> (policy.yaml).',
  },
  'circuit/ended': { number: 604, remedy: 'The circuit has stopped: apply it again.' },
  // the circuit desk and the topology: 605..614
  'circuit/file-unknown': {
    number: 605,
    remedy: 'Below the workspace’s circuits/ lies no such file: vbus request system.circuit.source lists them.',
  },
  'circuit/file-changed': {
    number: 606,
    remedy: 'Somebody else wrote the file meanwhile: read it again and bring your changes to it; nothing was written.',
  },
  'circuit/outside-folder': {
    number: 607,
    remedy: 'Name a *.circuit.yaml, *.binding.yaml or *.circuit.layout.json below circuits/, without links on the way, of at most 1 MiB.',
  },
  'circuit/not-applied': { number: 608, remedy: 'No circuit of this name runs or ran: vbus circuit status lists them.' },
  'circuit/no-version': { number: 609, remedy: 'Name one of the versions that vbus circuit status NAME lists.' },
  'circuit/grant-not-held': {
    number: 610,
    remedy: 'Nobody gives a circuit what they do not have: ask for the grants that the message names, or apply as the owner.',
  },
  'circuit/switching': { number: 611, remedy: 'Another act on this circuit is under way: wait until it has ended (vbus circuit status).' },
  'circuit/not-as-expected': { number: 612, remedy: 'See the differences; mend the circuit or what was expected.' },
  'circuit/too-big': { number: 613, remedy: 'Split it: a circuit has at most 128 files, and what it may do fits one record (64 KiB).' },
  'topology/unproven': {
    number: 614,
    remedy: 'See the claim that does not hold: it names the record, or the process and what it has open.',
  },
  // the circuit editor: 615..619
  'circuit/layout-invalid': {
    number: 615,
    remedy: 'The positions are placed anew; saving writes a whole layout file. Nothing of the circuit is lost.',
  },
  'circuit/layout-failed': { number: 616, remedy: 'Lay out a smaller selection, or move the nodes by hand; nothing was moved.' },
} as const satisfies Record<string, FaultRow>
