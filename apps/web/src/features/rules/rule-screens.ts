// One file to fetch: whoever comes to one of these screens goes to the others from there.
export { NewRuleScreen } from './NewRuleScreen.tsx'
export { RuleScreen } from './RuleScreen.tsx'
export { RulesScreen } from './RulesScreen.tsx'
