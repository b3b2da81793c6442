export {
  type BoundedCel,
  boundedCel,
  type CelDialect,
  type CelNode,
  type CelProblem,
  type Comprehension,
  RULE_LIMITS,
} from './bounded-cel.ts'
export { type CelRule, compileRule, type RuleCell, type RuleCellType } from './cel-rule.ts'
