export { apply } from './apply.ts'
export { type RunSurroundings, toBreachView, toPhaseViews, toRunResult } from './run-view.ts'
export { type BreachState, EMPTY_STATE, type PhaseState, type RunState, type RunStatus, type State } from './state.ts'
export { toBigInt, toHex, toNumber, toTime } from './values.ts'
