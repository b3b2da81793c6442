export { isSame, YamlEditError, YamlEditor, type YamlPath } from './edit-text.ts'
export { ALIASES_MAX, DEPTH_MAX, FILE_BYTES_MAX, FINDINGS_MAX, readYaml, type YamlFinding, type YamlText } from './read-yaml.ts'
export { applyPatches, inversePatches, joinPatches, type TextPatch } from './text-patch.ts'
export { writeFlow, writeText, type YamlValue } from './write-value.ts'
