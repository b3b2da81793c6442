export { ByteTopicIndex, ByteTopicTable, TOPIC_HASH_SEED, topicHash } from './byte-table.ts'
export { MATCH_CACHE_MAX, TopicMatcher } from './matcher.ts'
export { isPattern, isTestNamespace, isTopic, TOPIC_BYTES_MAX, TOPIC_SEGMENTS_MAX } from './name.ts'
export { covers, isGranted, matches, overlaps } from './pattern.ts'
