/** Cheats by a fabric of the cheater's own: a copy of the published one with something changed. */

import { writeFileSync } from 'node:fs'
import type { Document } from 'yaml'
import type { Stage } from '../../scripts/breach/stage.ts'
import type { BreachMode, Cheat, Cheats, Twins } from './cheat.ts'
import { OWN_FOLDER, ownProgram, readRatings } from './ground.ts'

type Caught = readonly [BreachMode, string, string?]
type More = (config: Document) => void

const fabric = (cheat: string, more?: More) => ownProgram('fabric', ['python', './cheats/trainer.py', '--cheat', cheat], more)

/** So that what must be waited for is soon over. */
const impatient: More = (config) => config.setIn(['components', 'fabric', 'limits', 'heartbeat_s'], 3)
const small: More = (config) => config.setIn(['components', 'fabric', 'limits', 'memory_mb'], 256)

/** A fabric that is soon missed when it is silent. */
export const impatientTrainer = (cheat: string) => fabric(cheat, impatient)

function by(name: string, [mode, code, culprit = 'fabric']: Caught, what: string, more?: More): Cheats {
  const cheat: Cheat = {
    what,
    by: 'party',
    caught: { breach: { mode, code, culprit } },
    twin: 'own-fabric',
    prepare: fabric(name, more),
  }
  return { [name]: cheat }
}

const TREES = ['VALIDATION_BREACH', 'pipeline/tree-count'] as const
const ERROR = ['VALIDATION_BREACH', 'work/error-mismatch'] as const
const COPY = ['VALIDATION_BREACH', 'pipeline/output-equals-input'] as const
const FOREIGN = ['VALIDATION_BREACH', 'pipeline/foreign-result'] as const
const OVER = ['COMPUTE_HALT', 'operator/over-limit'] as const
const NOT_WHOLE = ['DATA_BREAKDOWN', 'data/checksum'] as const

export const FABRIC_CHEATS: Cheats = {
  ...by('hand-in-fewer-trees', TREES, 'grows a tenth of the trees and reports them all'),
  ...by('claim-more-trees', TREES, 'reports twice the trees that it grew'),
  ...by('skip-training', ERROR, 'its trees are stumps that say nothing, told with the error of a good fit'),
  ...by('skip-training-and-admit-it', ['VALIDATION_BREACH', 'rule/minimum-work'], 'the same stumps, told with their true error'),
  ...by('tell-a-better-error', ERROR, 'tells half of the training error'),
  ...by('train-on-half', ERROR, 'fits on every second row and tells the error on those'),
  ...by('pass-rows-off-as-a-model', COPY, 'hands in the training rows as the model'),
  ...by('pass-rows-off-as-a-prediction', COPY, 'hands in the rows it was asked about as the prediction'),
  ...by('reuse-yesterdays-model', FOREIGN, 'sends a model under the id of the run that it was made for'),
  ...by('skip-ahead', ['VALIDATION_BREACH', 'pipeline/out-of-order'], 'reports OUTPUT_GENERATION as done while it trains'),
  ...by('promise-a-model', NOT_WHOLE, 'names a model that never arrives'),
  ...by('hide-hard-films', [...NOT_WHOLE, 'xgboost'], 'predicts all rows but the ten that it is worst at'),
  ...by('leave-gaps', [...NOT_WHOLE, 'xgboost'], 'predicts nothing where it is not sure'),
  ...by('blame-the-data', ['DATA_BREAKDOWN', 'job/rows-missing'], 'says that no rows have come, so that it need not train'),
  ...by('forget-the-model', ['DATA_BREAKDOWN', 'job/model-missing'], 'says in PREDICTION that it has no model, so that none is asked'),
  ...by('strike', ['COMPUTE_HALT', 'operator/failed'], 'fails at every job'),
  ...by('sleep-at-work', ['COMPUTE_HALT', 'operator/hung'], 'holds a job for ever', impatient),
  ...by('go-home-early', ['COMPUTE_HALT', 'operator/died'], 'ends, cleanly, when it is to train'),
  ...by('eat-the-memory', OVER, 'takes ever more memory', small),
  ...by('breed', OVER, 'starts eighty processes'),
  ...by('flood-with-artifacts', OVER, 'sends more artifacts than a run takes'),
}

/** The outcomes by what the rows show of a film, as the cheater would have kept them from elsewhere. */
async function bringAnswers(stage: Stage): Promise<void> {
  const answers: Record<string, number> = {}
  for (const { title, imdb_rating: rating, imdb_votes: votes } of await readRatings(stage)) {
    if (title !== null && rating !== null && votes !== null) answers[`${[...title].length} ${votes}`] = rating
  }
  writeFileSync(stage.path(OWN_FOLDER, 'answers.json'), JSON.stringify(answers))
  await stage.verb('trust')
}

const knowing = (name: string) => async (stage: Stage) => {
  await fabric(name)(stage)
  await bringAnswers(stage)
}

export const ANSWER_CHEATS: Cheats = {
  'answer-twice': {
    what: 'hands in a second, better result for a job that is over',
    by: 'party',
    caught: { unmoved: true },
    twin: 'own-fabric',
    prepare: fabric('answer-twice'),
  },
  'know-the-answers': {
    what: 'brings the outcomes of the held-out films along and hands them in as predictions',
    by: 'party',
    caught: { breach: { mode: 'VALIDATION_BREACH', code: 'rule/shuffled-target', culprit: 'xgboost' } },
    twin: 'own-fabric',
    prepare: knowing('know-the-answers'),
  },
  'half-know-the-answers': {
    what: 'mixes the outcomes that it brought along into its predictions, honest where the target is shuffled, below every limit of a score',
    by: 'party',
    caught: { breach: { mode: 'VALIDATION_BREACH', code: 'work/prediction-mismatch', culprit: 'fabric' } },
    twin: 'own-fabric',
    prepare: knowing('half-know-the-answers'),
  },
}

export const FABRIC_TWINS: Twins = {
  'own-fabric': { what: 'a copy of the fabric in which nothing is changed', prepare: fabric('honest') },
}
