/**
 * Lets everything else that waits in this process have its turn: heartbeats are read and a run can be stopped while a large table is
 * worked on. Taken between columns and rules, so that what one turn does is bounded by the rows of one column.
 */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
