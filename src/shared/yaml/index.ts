export { ALIASES_MAX, DEPTH_MAX, FILE_BYTES_MAX, FINDINGS_MAX, readYaml, type YamlFinding, type YamlText } from './read-yaml.ts'
