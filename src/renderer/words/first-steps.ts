/** The first five minutes: three steps that are really taken. */
export const WORDS = {
  title: 'First steps',
  hide: 'Hide first steps',
  run: {
    title: 'Run the pipeline',
    about: 'Eight phases on the data of this workspace, each with its gates. What they find is on the record as it happens.',
    press: 'Run the eight phases',
  },
  break: {
    title: 'Break it',
    about:
      'Change one byte of an input and start a run: it ends as DATA_BREAKDOWN, and no run starts until a person has acknowledged it. In a terminal:',
    again: 'To put it back, run the same line once more.',
    copy: 'Copy the command',
  },
  verify: {
    title: 'Verify the record',
    about: 'Every byte of the audit log is checked against its hashes, its tree and its signatures.',
    press: 'Check the audit log',
  },
  done: 'done',
  toDo: 'to do',
} as const
