export { type CelRule, compileRule, RULE_LIMITS, type RuleCell, type RuleCellType } from './cel-rule.ts'
