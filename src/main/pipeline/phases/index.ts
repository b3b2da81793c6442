import type { PhaseName } from '../../../shared/services/run-result.ts'
import { auditLogging, outputGeneration, reviewDeploy } from './closing-phases.ts'
import { dataLoading } from './data-loading.ts'
import { featureEngineering } from './feature-engineering.ts'
import { gpuInit } from './gpu-init.ts'
import { modelTraining } from './model-training.ts'
import type { Phase } from './phase-context.ts'
import { prediction } from './prediction.ts'

export const PHASE_STEPS: Readonly<Record<PhaseName, Phase>> = {
  GPU_INIT: gpuInit,
  DATA_LOADING: dataLoading,
  FEATURE_ENGINEERING: featureEngineering,
  MODEL_TRAINING: modelTraining,
  PREDICTION: prediction,
  OUTPUT_GENERATION: outputGeneration,
  AUDIT_LOGGING: auditLogging,
  REVIEW_DEPLOY: reviewDeploy,
}
